import { expect, test } from 'vitest'
import { nodeWait } from '../node/node-wait.ts'
import { createFakeLine } from './fake-line.ts'
import { replayTranscript } from './replay.ts'
import { formatTranscript, parseTranscript } from './transcript.ts'

const STATUS_QUESTION = '# a printer without paper\n>> 7e 48 53\n<< 02 30\n<< 31 03\n\n>> 06\n'

async function openLine() {
  const line = createFakeLine({ wait: nodeWait, name: 'a fake line', pieceBytes: 2, bufferBytes: 16 })
  const heard: number[] = []
  const connection = await line.open({ data: (bytes) => void heard.push(...bytes), closed() {} })
  const write = (...bytes: number[]) => connection.write(Uint8Array.from(bytes), { progressTimeoutMs: 1000 })
  return { line, heard, write, connection }
}

test('a transcript can be read and written again', () => {
  expect(formatTranscript(parseTranscript(STATUS_QUESTION))).toBe('>> 7e 48 53\n<< 02 30 31 03\n>> 06\n')
})

test('what is no transcript is refused with its line', () => {
  expect(() => parseTranscript('>> 7e\n>> 7')).toThrow('Line 2 of the transcript')
})

test('a replayed device answers when all bytes of its line came', async () => {
  const { line, heard, write, connection } = await openLine()
  using replay = replayTranscript(line.far, STATUS_QUESTION)
  await write(0x7e, 0x48)
  const before = [...heard]
  await write(0x53)
  await write(0x06)
  await connection.close()
  expect([before, heard, replay.current]).toEqual([[], [0x02, 0x30, 0x31, 0x03], { state: 'done' }])
})

test('a replayed device tells where the program said something else', async () => {
  const { line, write, connection } = await openLine()
  using replay = replayTranscript(line.far, STATUS_QUESTION)
  await write(0x7e, 0x48, 0x49)
  await connection.close()
  expect(replay.current).toEqual({ state: 'differs', line: 0, expected: 0x53, received: 0x49 })
})

test('a session on a fake line is recorded as a transcript', async () => {
  const { line, write, connection } = await openLine()
  await write(0x1b, 0x40)
  line.far.send(Uint8Array.of(0x06))
  await connection.close()
  expect(line.far.transcript()).toBe('>> 1b 40\n<< 06\n')
})

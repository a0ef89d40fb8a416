import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFakeLine } from '../transports/fake/fake-line.ts'
import { replayTranscript } from '../transports/fake/replay.ts'
import { nodeWait } from '../transports/node/node-wait.ts'
import { ZplPrinterDriver } from './zpl/zpl-printer.ts'

const TRANSCRIPTS = join(import.meta.dirname, '../../test/fixtures/transcripts')

/** A device of a transcript at the far end; asking gives all that it says. */
async function replayed(name: string) {
  const line = createFakeLine({ wait: nodeWait, name, pieceBytes: 7, bufferBytes: 4096 })
  let heard: number[] = []
  const connection = await line.open({ data: (bytes) => void heard.push(...bytes), closed() {} })
  const replay = replayTranscript(line.far, readFileSync(join(TRANSCRIPTS, name), 'utf8'))
  return {
    replay,
    ask: async (question: Uint8Array): Promise<Uint8Array> => {
      heard = []
      await connection.write(question, { progressTimeoutMs: 1000 })
      return Uint8Array.from(heard)
    },
  }
}

test('the driver says what the device of the transcript expects, and understands its answers', async () => {
  const driver = new ZplPrinterDriver()
  const { replay, ask } = await replayed('zpl-programming-guide.txt')
  const identity = driver.identity.parse(await ask(driver.identity.requests[0]!), 0)
  const idle = driver.status.parse(await ask(driver.status.request))
  const second = driver.status.whenSilent
  const stopped = second?.parse(await ask(second.request))
  expect({ identity, idle, stopped, end: replay.current }).toMatchObject({
    identity: { model: 'ZD420-203dpi', firmware: 'V84.20.15Z' },
    idle: { state: 'ready', conditions: [] },
    stopped: { state: 'needs person', conditions: ['head open', 'paper out', 'not calibrated'] },
    end: { state: 'done' },
  })
})

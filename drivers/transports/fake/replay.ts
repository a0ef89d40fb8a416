import type { FakeFarEnd } from './fake-line.ts'
import { parseTranscript } from './transcript.ts'

/** Where a replayed device stands: what it still waits for, or where the program said something else. */
export type ReplayState =
  | { state: 'waiting'; line: number }
  | { state: 'done' }
  | { state: 'differs'; line: number; expected: number; received: number }

export interface Replay extends Disposable {
  readonly current: ReplayState
}

/** Plays the device of a transcript: after the bytes of each `>>` it says what the following `<<` holds. */
export function replayTranscript(far: Pick<FakeFarEnd, 'send' | 'onReceived'>, transcript: string): Replay {
  const lines = parseTranscript(transcript)
  let current: ReplayState = { state: 'done' }
  let line = 0
  let offset = 0

  function speak(): void {
    for (let next = lines[line]; next?.direction === 'in'; next = lines[line]) {
      far.send(next.bytes)
      line += 1
    }
    current = line === lines.length ? { state: 'done' } : { state: 'waiting', line }
  }

  function hear(received: number): void {
    if (current.state === 'differs') return
    const expected = lines[line]?.bytes[offset]
    // After the last line the device listens and says nothing.
    if (expected === undefined) return
    if (expected !== received) {
      current = { state: 'differs', line, expected, received }
      return
    }
    offset += 1
    if (offset < (lines[line]?.bytes.length ?? 0)) return
    line += 1
    offset = 0
    speak()
  }

  speak()
  const listening = far.onReceived((bytes) => bytes.forEach(hear))
  return {
    get current() {
      return current
    },
    [Symbol.dispose]: () => listening[Symbol.dispose](),
  }
}

import { replayTranscript } from '../../../drivers/transports/fake/replay.ts'
import type { LineDevice } from './line-device.ts'

/** Where a replayed device stands: what it still waits for, or where the driver said something else. @since 1.0 */
export type ReplayState =
  | { state: 'waiting'; line: number }
  | { state: 'done' }
  | { state: 'differs'; line: number; expected: number; received: number }

/** A device that says what a real one once said. @since 1.0 */
export interface ReplayedDevice extends LineDevice {
  /** `line` counts the lines of the transcript from 0, notes left out. */
  readonly current: ReplayState
}

/**
 * Plays the device of a transcript: lines `>> 1b 40` for what the driver is to write, `<< 06` for what the device then says,
 * `#` for notes. `npm run device:record` writes them from a real device.
 * @example
 * const device = replay('>> 05\n<< 06\n')
 * expect([...(await fakeLine(device).ask(Uint8Array.of(5)))]).toEqual([6])
 * expect(device.current).toEqual({ state: 'done' })
 * @since 1.0
 */
export function replay(transcript: string): ReplayedDevice {
  const near = new Set<(bytes: Uint8Array) => void>()
  const far = new Set<(bytes: Uint8Array) => void>()
  /** What it says before anybody listens. */
  let early: Uint8Array[] = []
  const replayed = replayTranscript(
    {
      send(bytes) {
        if (near.size === 0) early.push(bytes)
        for (const listener of near) listener(bytes)
      },
      onReceived: (listener) => listen(far, listener),
    },
    transcript,
  )
  return {
    get current() {
      return replayed.current
    },
    receive: (bytes) => far.forEach((listener) => listener(bytes)),
    onSaid(listener) {
      const listening = listen(near, listener)
      const waiting = early
      early = []
      for (const bytes of waiting) listener(bytes)
      return listening
    },
  }
}

function listen<Listener>(listeners: Set<Listener>, listener: Listener): Disposable {
  listeners.add(listener)
  return { [Symbol.dispose]: () => void listeners.delete(listener) }
}

import { DataLine } from '../machine/data-line.ts'
import type { MachineLine } from '../machine/machine-handle.ts'
import { SILENT_DEVICE, type LineDevice } from './line-device.ts'

/** A line in memory as both of its ends see it. @since 1.0 */
export interface FakeLine {
  /** What a driver gets as the connection of its machine. */
  readonly near: MachineLine
  /** What was written to the device, piece by piece. */
  readonly sent: readonly Uint8Array[]
  /** Writes a question and gives all that the device says at once; empty where it says nothing. */
  ask(bytes: Uint8Array): Promise<Uint8Array>
  /** The device says something by itself. */
  receive(bytes: string | Uint8Array): void
  /** The cable comes out. */
  unplug(): void
}

/**
 * A line to a device in memory, such as `virtualPrinter()` or `replay()`; without one nobody answers. Reads end at once where
 * nothing came: time does not pass in it.
 * @example
 * const line = fakeLine(virtualPrinter('zpl'))
 * const answer = await line.ask(new TextEncoder().encode('~HS'))
 * expect(answer.length).toBeGreaterThan(0)
 * @since 1.0
 */
export function fakeLine(device: LineDevice = SILENT_DEVICE): FakeLine {
  const sent: Uint8Array[] = []
  const write = async (bytes: Uint8Array): Promise<void> => {
    sent.push(bytes.slice())
    device.receive(bytes)
  }
  const near = new DataLine({ write, after: soon })
  let said: number[] | null = null
  const receive = (bytes: Uint8Array): void => {
    if (said === null) near.received(bytes, 0)
    else said.push(...bytes)
  }
  device.onSaid(receive)
  return {
    near,
    sent,
    async ask(bytes) {
      said = []
      await near.write(bytes)
      const answer = Uint8Array.from(said)
      said = null
      return answer
    },
    receive: (bytes) => receive(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes),
    unplug: () => near.closed(),
  }
}

/** After all that is due now. */
function soon(_ms: number, work: () => void): Disposable {
  let isWanted = true
  void Promise.resolve().then(() => {
    if (isWanted) work()
  })
  return { [Symbol.dispose]: () => void (isWanted = false) }
}

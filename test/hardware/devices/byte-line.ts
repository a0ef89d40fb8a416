import type { InPipe, OutPipe } from '../usb/pipes.ts'
import type { UsbDevice } from '../usb/usb-device.ts'

/** A device that is sent bytes and sends some: what a test, or a simulated printer behind it, may do with it. */
export interface ByteLine {
  readonly device: UsbDevice
  send(bytes: Uint8Array): void
  /** All that came since it was made. */
  received(): Uint8Array
  onReceived(take: (bytes: Uint8Array) => void): void
  /** Takes nothing (NAK) until it is let go. */
  setHeld(isHeld: boolean): void
  /** Takes about so much in a second; null for as fast as it comes. */
  setRate(bytesPerSecond: number | null): void
  /** Refuses everything until the host clears it. */
  stall(): void
}

export interface Received {
  take(bytes: Uint8Array): void
  all(): Uint8Array
  listeners: ((bytes: Uint8Array) => void)[]
}

export function createReceived(): Received {
  const pieces: Uint8Array[] = []
  const listeners: Received['listeners'] = []
  return {
    take(bytes) {
      pieces.push(bytes)
      for (const listener of listeners) listener(bytes)
    },
    all: () => Buffer.concat(pieces),
    listeners,
  }
}

export function byteLine(device: UsbDevice, input: InPipe, output: OutPipe, received: Received): ByteLine {
  return {
    device,
    send: (bytes) => input.send(bytes),
    received: () => received.all(),
    onReceived: (take) => void received.listeners.push(take),
    setHeld: (isHeld) => output.setHeld(isHeld),
    setRate: (bytesPerSecond) => output.setRate(bytesPerSecond),
    stall: () => output.stall(),
  }
}

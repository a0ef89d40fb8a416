/** The far end of a line in memory. @since 1.0 */
export interface LineDevice {
  /** Takes what was written to it. */
  receive(bytes: Uint8Array): void
  /** Told what it says. */
  onSaid(listener: (bytes: Uint8Array) => void): Disposable
}

/** A device that says nothing. */
export const SILENT_DEVICE: LineDevice = { receive() {}, onSaid: () => ({ [Symbol.dispose]() {} }) }

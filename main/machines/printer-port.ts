import type { LabelPrinterDriver, MachineSettingValues, PrinterStatus } from '@scanbench/plugin/machine'

/** A label printer as the print dispatcher sees it. */
export interface PrinterPort {
  readonly machine: string
  readonly name: string
  readonly driver: LabelPrinterDriver
  readonly settings: MachineSettingValues
  /** Is it connected now? */
  readonly isConnected: boolean
  /** Why not, in words for the operator; empty while connected. */
  readonly obstacle: string
  /** Resolves when the system took every byte. A failure tells `details.bytesTaken`; 0 means nothing left us. */
  write(bytes: Uint8Array, options: { progressTimeoutMs: number }): Promise<void>
  /** Sends a question and collects the answer; null when none came in time. */
  ask<T>(question: Uint8Array, parse: (received: Uint8Array) => T | 'more', timeoutMs: number): Promise<T | null>
  /** For the machine's page: what the printer said last. */
  report(status: PrinterStatus): void
}

export interface Printers {
  /** Null when there is no such machine, or it is no label printer, or it has no driver. */
  printer(machine: string): PrinterPort | null
  /** Told whenever a printer connects, disconnects, or was changed. */
  onChange(listener: (machine: string) => void): Disposable
}

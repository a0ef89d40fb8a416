import type { LabelPrinterDriver, MachineSettingValues, PrinterNews, PrinterStatus } from '@scanbench/plugin/machine'
import type { Roll } from './loaded-roll.ts'

/** A label printer as the print dispatcher sees it. */
export interface PrinterPort {
  readonly machine: string
  readonly name: string
  readonly driver: LabelPrinterDriver
  /** As they are set, with what follows from what it said that it is. */
  readonly settings: MachineSettingValues
  /** Is it connected now? */
  readonly isConnected: boolean
  /** Why not, in words for the operator; empty while connected. */
  readonly obstacle: string
  /**
   * Counts up whenever the printer may have lost what it had taken: a new connection, a question without a proper answer, a
   * command that empties its memory. What it says later confirms nothing of labels that were sent before.
   */
  readonly memory: number
  /** It did not say how it is: it may be off, or start anew. */
  doubtMemory(): void
  /** False for a while after a question without an answer: what comes now may be the answer to that one. */
  readonly isInStep: boolean
  /** Is there any way for it to say something? */
  readonly canReport: boolean
  /** What it said last, to whoever asked; null before. */
  readonly lastStatus: PrinterStatus | null
  /** The roll in it: as it says, else as a person said; null when nobody knows. */
  readonly roll: Roll | null
  /** What it told by itself since this was called last; null for nothing. */
  takeNews(): Omit<PrinterNews, 'used'> | null
  /** For so long what was written is still on its way through the cable, as far as its rate is known. */
  readonly lineMs: number
  /** Resolves when the system took every byte and the line is about to be free. A failure tells `details.bytesTaken`; 0 means nothing left us. */
  write(bytes: Uint8Array, options: { progressTimeoutMs: number }): Promise<void>
  /** Sends a question and collects the answer; null when none came in time. What is written next does not wait for it. */
  ask<T>(question: Uint8Array, parse: (received: Uint8Array) => T | 'more', timeoutMs: number): Promise<T | null>
  /** What its socket on USB says when its language is silent; null where nothing is wrong with it, or it has none. */
  portStatus(): Promise<PrinterStatus | null>
  /** Its IEEE 1284 device id, read anew; null where the connection has none. */
  deviceId(): Promise<string | null>
  /** For the machine's page: what the printer said last. */
  report(status: PrinterStatus): void
}

export interface Printers {
  /** Null when there is no such machine, or it is no label printer, or it has no driver. */
  printer(machine: string): PrinterPort | null
  /** Told whenever a printer connects, disconnects, or was changed. */
  onChange(listener: (machine: string) => void): Disposable
}

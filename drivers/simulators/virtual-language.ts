import type { PrinterCondition } from '@scanbench/plugin/machine'

/** How a simulated printer hears and speaks one printer language. Pure: the printer around it keeps time, paper and faults. */
export interface VirtualLanguage {
  /** Takes the next bytes as they come off the line, cut anywhere; gives what they asked for, in order. */
  push(bytes: Uint8Array): VirtualRequest[]
  /** Forgets what was received in part. */
  reset(): void
  /** Is the beginning of a label received and its end not? */
  readonly isInsideLabel: boolean
  /** What it says by itself when something changed, for languages that do. */
  news?(change: VirtualChange, state: VirtualPrinterState): Uint8Array | null
  /** What the paper view gets for a sheet that the printer makes by itself; without it none is shown. */
  sheet?(command: 'feed' | 'configuration label', state: VirtualPrinterState): Uint8Array
}

/** One thing that the station asked of the printer. */
export type VirtualRequest =
  /** A whole label with everything that draws it; `copies` of it come out one after the other. */
  | { kind: 'label'; bytes: Uint8Array; copies: number }
  /**
   * A question; it is answered at once, also in the middle of a job where the language allows that. One that stands in line
   * is answered when the labels before it are out.
   */
  | { kind: 'question'; answer: (state: VirtualPrinterState) => Uint8Array; isInLine?: true }
  | { kind: 'command'; command: 'feed' | 'calibrate' | 'configuration label' | 'pause' | 'resume' | 'cancel' | 'reset' }

/** What happened to the printer. */
export type VirtualChange = { kind: 'label out' } | { kind: 'condition'; condition: PrinterCondition; present: boolean }

/** How the printer is when it answers. */
export interface VirtualPrinterState {
  conditions: ReadonlySet<PrinterCondition>
  /** Is a label coming out now? */
  isPrinting: boolean
  /** Labels taken and not out yet, the one that is coming out among them. */
  labelsWaiting: number
  /** Labels that came out since it was made: its odometer, which a restart does not clear. */
  labelsPrinted: number
  isInsideLabel: boolean
}

import type { Settings } from '../settings.ts'
import type { ConnectionSpec } from './connection.ts'
import type { DrawnLabel } from './drawn-label.ts'

/** Values of a machine's settings by key, typed by the declarations at the point of use. */
export type MachineSettingValues = Readonly<Record<string, unknown>>

/** How a family of devices is spoken to. Drivers are data and pure functions; the host does the I/O. @since 1.0 */
export abstract class BaseDriver {
  abstract readonly SLUG: string
  abstract readonly NAME: string
  abstract readonly DESCRIPTION: string
  /** Slug of the machine type. */
  abstract readonly MACHINE_TYPE: string
  readonly MACHINE_SETTINGS: Settings = {}
  /** True for machines that live in the program; the window marks everything they make. */
  readonly SIMULATED: boolean = false

  /** Where to connect with these settings. */
  abstract connection(settings: MachineSettingValues): ConnectionSpec
}

/** One read code, as framed from a byte stream. */
export interface Frame {
  /** The code without prefix, suffix and terminator. */
  bytes: Uint8Array
}

/** Bytes that no code could be made of; shown and logged, never dropped in silence. */
export interface Discarded {
  bytes: Uint8Array
  reason: 'too long' | 'incomplete'
}

/** Cuts a byte stream into codes. Pure: time comes in as a number. */
export interface Framer {
  /** Takes the next piece; gives the codes that ended in it, in order. */
  push(bytes: Uint8Array): (Frame | Discarded)[]
  /** Milliseconds of silence after which `flush` is due, or null when a terminator decides. */
  readonly silenceMs: number | null
  /** Silence or the end of the connection: what is left. */
  flush(reason: 'silence' | 'closed'): (Frame | Discarded)[]
}

/** @since 1.0 */
export abstract class BarcodeScannerDriver extends BaseDriver {
  readonly MACHINE_TYPE: string = 'barcode-scanner'

  abstract createFramer(settings: MachineSettingValues): Framer
}

/** What a printer says of itself; one vocabulary for all languages. */
export interface PrinterStatus {
  state: 'ready' | 'printing' | 'paused' | 'needs person' | 'cannot tell'
  conditions: PrinterCondition[]
  /** Labels the printer has taken and not yet put out, or null when it cannot say. */
  labelsWaiting: number | null
}

export type PrinterCondition =
  'paper out' | 'ribbon out' | 'head open' | 'paper jam' | 'too hot' | 'cutter fault' | 'buffer full' | 'paused'

export interface StatusProtocol {
  /** The bytes of the question. */
  request: Uint8Array
  /** The answer so far; `'more'` while it is not complete. Throws AppError DEVICE_PROTOCOL on nonsense. */
  parse(received: Uint8Array): PrinterStatus | 'more'
}

/** @since 1.0 */
export abstract class LabelPrinterDriver extends BaseDriver {
  readonly MACHINE_TYPE: string = 'label-printer'

  abstract dotsPerMm(settings: MachineSettingValues): number
  /** One label, `copies` times, with the full state of the printer. */
  abstract encode(label: DrawnLabel, settings: MachineSettingValues): Uint8Array
  /** What these bytes draw: the preview and the paper view show this. */
  abstract decode(bytes: Uint8Array, settings: MachineSettingValues): DrawnLabel[]
  /** The status question of the language, or null for one-way printers. */
  readonly status: StatusProtocol | null = null
  /** Has everything that was sent come out, judging by this answer? */
  confirmed(status: PrinterStatus): boolean | 'cannot tell' {
    return status.labelsWaiting === null ? 'cannot tell' : status.labelsWaiting === 0 && status.state === 'ready'
  }
}

export type DriverClass = new () => BaseDriver

import type { Settings } from '../settings.ts'
import type { ConnectionSpec } from './connection.ts'
import type { DrawnLabel, DrawStep } from './drawn-label.ts'
import { driverHostOf } from './driver-host.ts'
import type { MachineChoice } from './machine-choice.ts'
import type { MachineHandle } from './machine-handle.ts'
import type { MachineProperty } from './machine-type.ts'
import type { PrinterAbility, PrinterCommand, PrinterQuestion } from './printer-ability.ts'

/** Values of a machine's settings by key, typed by the declarations at the point of use. @since 1.0 */
export type MachineSettingValues = Readonly<Record<string, unknown>>

/**
 * How a family of devices is spoken to. The drivers of scanners and printers are data and pure functions, and the host does the
 * I/O; drivers of other machines get a handle in the hooks below. What a hook throws is kept on the machine and shown there.
 * @since 1.0
 */
export abstract class BaseDriver {
  /** Unique among drivers. */
  abstract readonly SLUG: string
  /** What people choose it by. */
  abstract readonly NAME: string
  /** Which devices it is for. */
  abstract readonly DESCRIPTION: string
  /** Slug of the machine type. */
  abstract readonly MACHINE_TYPE: string
  /** Settings of each machine with this driver. */
  readonly MACHINE_SETTINGS: Settings = {}
  /** True for machines that live in the program; the window marks everything they make. */
  readonly SIMULATED: boolean = false

  /** Where to connect with these settings; null for machines that are reached in a way of their own. */
  abstract connection(settings: MachineSettingValues): ConnectionSpec | null | Promise<ConnectionSpec | null>

  /** Once, when the driver is there. */
  async initDriver(): Promise<void> {}

  /** Each time the machine is connected, or set up if it needs no connection. The handle is good until then. */
  async initMachine(_machine: MachineHandle): Promise<void> {}

  /** After one of its settings changed; it is set up anew right after. */
  async updateMachine(_before: MachineSettingValues, _machine: MachineHandle): Promise<void> {}

  /** After a person asked for a restart and it is connected again. */
  async restartMachine(_machine: MachineHandle): Promise<void> {}

  /** Every five minutes, with the connected machines of this driver: tell how they are. */
  async pingMachines(_machines: readonly MachineHandle[]): Promise<void> {}

  /**
   * The machines of this driver: those that are set up, unless it is chosen otherwise. Rejects with INVALID_INPUT for a
   * filter that nobody knows. The connection of one that is not connected just now is closed.
   * @example
   * const [bench] = await this.getMachines({ name: 'Bench scale', initialized: null })
   */
  getMachines(choice: MachineChoice = {}): Promise<MachineHandle[]> {
    return driverHostOf(this).getMachines(choice)
  }
}

/** One read code, as framed from a byte stream. @since 1.0 */
export interface Frame {
  /** The code without prefix, suffix and terminator. */
  bytes: Uint8Array
}

/** Bytes that no code could be made of; shown and logged, never dropped in silence. @since 1.0 */
export interface Discarded {
  bytes: Uint8Array
  /** `command answer`: the scanner answered to a command, and nothing is wrong. */
  reason: 'too long' | 'incomplete' | 'unknown report' | 'command answer'
}

/** One field of a report of a HID device: so many values of one usage. @since 1.0 */
export interface ReportField {
  reportId: number
  usagePage: number
  usage: number
  /** From the beginning of the report, its id not counted. */
  bitAt: number
  bitsEach: number
  count: number
}

/** Cuts a byte stream into codes. Pure: time comes in as a number. @since 1.0 */
export interface Framer {
  /** Takes the next piece; gives the codes that ended in it, in order. */
  push(bytes: Uint8Array): (Frame | Discarded)[]
  /** Milliseconds of silence after which `flush` is due, or null when a terminator decides. */
  readonly silenceMs: number | null
  /** Silence or the end of the connection: what is left. */
  flush(reason: 'silence' | 'closed'): (Frame | Discarded)[]
  /** For protocols that acknowledge: what to write to the scanner after a `push`, or null. */
  answer?(): Uint8Array | null
  /** For scanners on HID: where the fields of its reports are, told once after opening where the system knows it. */
  describe?(fields: readonly ReportField[]): void
  /**
   * What it found out about its scanner by what came, as settings of its driver that the scanner check keeps. Asked where the
   * framer runs in the station itself.
   */
  learned?(): Readonly<Record<string, string>>
  /** For hosts: a framer elsewhere gives nothing at once, and tells codes and answers here, in order. */
  onFrames?: (take: (parts: (Frame | Discarded)[], answer: Uint8Array | null) => void) => void
}

/** What the station made of a code. @since 1.0 */
export type ScanVerdict = 'accepted' | 'rejected'

/** What is written to a scanner some time after its beep. @since 1.0 */
export interface SequelStep {
  afterMs: number
  bytes: Uint8Array
}

/** How a family of scanners is understood. @since 1.0 */
export abstract class BarcodeScannerDriver extends BaseDriver {
  readonly MACHINE_TYPE: string = 'barcode-scanner'

  /** A new one for each connection. */
  abstract createFramer(settings: MachineSettingValues): Framer
  /** What to write to the scanner once it is connected; null for nothing. */
  opening(_settings: MachineSettingValues): Uint8Array | null {
    return null
  }
  /** What comes so soon after the connection is left out: some scanners give what they kept for minutes. */
  readonly SETTLE_MS: number = 0
  /** What makes the scanner beep or flash for a verdict; null when it cannot. */
  feedback(_verdict: ScanVerdict, _settings: MachineSettingValues): Uint8Array | null {
    return null
  }
  /**
   * What is written after that in its time, such as the command that puts a lamp out again. The next verdict cuts it short:
   * a lamp that may still be lit is put out by the sequel of each verdict.
   */
  sequel(_verdict: ScanVerdict, _settings: MachineSettingValues): readonly SequelStep[] {
    return []
  }
  /** What pulls its trigger from here, or lets it go; null when it cannot be told to. */
  trigger(_isPulled: boolean, _settings: MachineSettingValues): Uint8Array | null {
    return null
  }
}

/** What a printer says of itself; one vocabulary for all languages. @since 1.0 */
export interface PrinterStatus {
  state: 'ready' | 'printing' | 'paused' | 'needs person' | 'cannot tell'
  conditions: PrinterCondition[]
  /** Labels the printer has taken and not yet put out, or null when it cannot say. */
  labelsWaiting: number | null
  /** The roll in it, where the printer can tell; millimetres, length null for endless media. */
  media?: { widthMm: number; lengthMm: number | null }
  /** How long a label is, as a printer without `media` measured it, in its dots. */
  measuredLengthDots?: number
}

/** What a person can see at a printer. @since 1.0 */
export type PrinterCondition =
  | 'paper out'
  | 'paper low'
  | 'ribbon out'
  | 'ribbon low'
  | 'head open'
  | 'paper jam'
  | 'wrong media'
  | 'not calibrated'
  | 'label waiting'
  | 'too hot'
  | 'too cold'
  | 'head fault'
  | 'cutter fault'
  | 'buffer full'
  | 'battery low'
  | 'offline'
  | 'paused'
  | 'fault'

/** How a printer is asked for its state. @since 1.0 */
export interface StatusProtocol {
  /** The bytes of the question. */
  request: Uint8Array
  /** The answer so far; `'more'` while it is not complete. Throws AppError DEVICE_PROTOCOL on nonsense. */
  parse(received: Uint8Array): PrinterStatus | 'more'
  /** Another question, for printers that are silent at the first while something is wrong. */
  whenSilent?: Pick<StatusProtocol, 'request' | 'parse'>
  /**
   * For printers that speak unasked: reads the first `used` bytes of what came; `used: 0` while they are not complete.
   * Bytes of a language that is not theirs are used up too.
   */
  unasked?(received: Uint8Array): PrinterNews
}

/** What a printer told by itself. @since 1.0 */
export interface PrinterNews {
  used: number
  /** Labels that this says are out. */
  printed: number
  status: PrinterStatus | null
}

/** How a printer is asked what it is. @since 1.0 */
export interface IdentityProtocol {
  /** Asked one after the other; a question without an answer ends it. */
  requests: readonly Uint8Array[]
  /** All that came for the request with this number; `'more'` while it is not complete. Throws DEVICE_PROTOCOL on nonsense. */
  parse(received: Uint8Array, request: number): PrinterIdentity | 'more'
}

/** What a printer is; what it did not say is left out. @since 1.0 */
export interface PrinterIdentity {
  manufacturer?: string
  model?: string
  firmware?: string
  serialNumber?: string
  dotsPerMm?: number
  /** Counters, memory, sensors: shown on the Machines page. */
  properties?: MachineProperty[]
}

/** A printer after it was asked what it is. @since 1.0 */
export interface AdaptedPrinter {
  /** What labels are encoded and decoded with. */
  settings: MachineSettingValues
  /** What was decided and why: shown on the Machines page. */
  properties: MachineProperty[]
}

/** White at the edges of a label, in mm. @since 1.0 */
export interface LabelMargins {
  leftMm: number
  topMm: number
  rightMm: number
  bottomMm: number
}

/** A printer language: what to send for a label, and what the answers mean. @since 1.0 */
export abstract class LabelPrinterDriver extends BaseDriver {
  readonly MACHINE_TYPE: string = 'label-printer'

  /**
   * The language of its commands, such as `zpl`: labels that are written by hand go only to printers of their language. Null
   * where nobody writes them by hand.
   */
  readonly LANGUAGE: string | null = null

  /**
   * Options asked for at print time. One that is also a setting of the machine starts with its value, and what is chosen takes
   * its place in `settings` for that job.
   */
  readonly PRINTING_OPTIONS: Settings = {}

  /** Resolution of the printer. */
  abstract dotsPerMm(settings: MachineSettingValues): number
  /** One label, `copies` times, with the full state of the printer. */
  abstract encode(label: DrawnLabel, settings: MachineSettingValues): Uint8Array
  /** What these bytes draw: the preview and the paper view show this. */
  abstract decode(bytes: Uint8Array, settings: MachineSettingValues): DrawnLabel[]
  /**
   * Why this printer cannot draw a step by a command of its own, such as "EPL has no PDF417"; null when it can. The host
   * draws it as dots instead, so `encode` gets bitmaps and what this method lets pass. The reason is shown to designers.
   */
  cannotDraw(step: DrawStep, _settings: MachineSettingValues): string | null {
    return step.kind === 'ellipse' ? 'This printer has no ellipses' : null
  }

  /** Commands in these bytes that `decode` leaves out because it does not know them: the preview of hand-written labels names them. */
  unknownCommands(_bytes: Uint8Array, _settings: MachineSettingValues): string[] {
    return []
  }

  /**
   * What the head does not reach of a label of this size, whatever is drawn there; null when it reaches all of it or nobody
   * knows. The designer shows it, and says what of a label lies in it.
   */
  unreached(_size: { widthMm: number; heightMm: number }, _settings: MachineSettingValues): LabelMargins | null {
    return null
  }

  /**
   * Why these bytes must wait although the printer is ready, and what to do: another roll is in it than they are for. Null
   * when they may be sent.
   */
  mismatch(_bytes: Uint8Array, _status: PrinterStatus, _settings: MachineSettingValues): string | null {
    return null
  }

  /** The status question of the language, or null for one-way printers. */
  readonly status: StatusProtocol | null = null

  /** The question of what it is, or null when it cannot say. */
  readonly identity: IdentityProtocol | null = null

  /**
   * What follows from what it says that it is: settings that stand for "automatic" become what this one is known to take. Null
   * while it is not connected.
   */
  adapted(settings: MachineSettingValues, _identity: PrinterIdentity | null): AdaptedPrinter {
    return { settings, properties: [] }
  }

  /** The bytes that make it do something, or why there are none; what is left out it cannot do by command either. */
  commands(_settings: MachineSettingValues): Partial<Record<PrinterCommand, PrinterAbility>> {
    return {}
  }

  /** The bytes that it is asked with for what it tells, or why it does not tell; `status` and `identity` read the answers. */
  questions(): Partial<Record<PrinterQuestion, PrinterAbility>> {
    const [identity] = this.identity?.requests ?? []
    return {
      ...(this.status === null ? {} : { status: this.status.request }),
      ...(identity === undefined ? {} : { identity }),
    }
  }

  /**
   * For so long after a label was sent, answers confirm nothing: a printer that tells only whether it is busy is idle for a
   * moment before it begins.
   */
  readonly SETTLE_MS: number = 0
  /** How many of the `sent` labels that are not settled, oldest first, are out for certain by this answer. */
  confirmed(status: PrinterStatus, sent: number): number | 'cannot tell' {
    if (status.labelsWaiting === null) return 'cannot tell'
    return status.labelsWaiting === 0 && status.state === 'ready' ? sent : 0
  }
}

/** What a printer that prints by itself is given. @since 1.0 */
export interface PrinterJob {
  label: DrawnLabel
  /** What was chosen for this job: values of `PRINTING_OPTIONS`, and of the settings that every job may have its own of. */
  options: MachineSettingValues
}

/** Settings of a machine that every job may have its own value of. */
export const OF_EACH_JOB = ['DARKNESS', 'SPEED'] as const

/**
 * A printer that is driven by code of its own. Its labels are "sent" when `printLabel()` resolves and never get beyond that.
 * @example
 * async printLabel(machine: MachineHandle, { label }: PrinterJob) { await machine.connection.write(commandsOf(label)) }
 * @since 1.0
 */
export abstract class DirectPrinterDriver extends LabelPrinterDriver {
  /** The resolution that labels are drawn in. */
  readonly DOTS_PER_MM: number = 8

  /** Resolve when the printer has accepted it. There is no time limit. */
  abstract printLabel(machine: MachineHandle, job: PrinterJob): Promise<void>

  dotsPerMm(_settings: MachineSettingValues): number {
    return this.DOTS_PER_MM
  }

  /** The drawing itself waits in the place of commands, with what was chosen for it. Other settings may be secrets. */
  encode(label: DrawnLabel, settings: MachineSettingValues): Uint8Array {
    const keys = [...OF_EACH_JOB, ...Object.keys(this.PRINTING_OPTIONS)]
    const chosen = keys.flatMap((key) => (settings[key] === undefined ? [] : [[key, settings[key]] as const]))
    return new TextEncoder().encode(JSON.stringify({ label, options: Object.fromEntries(chosen) } satisfies PrinterJob))
  }

  decode(bytes: Uint8Array, _settings: MachineSettingValues): DrawnLabel[] {
    return this.jobsIn(bytes).map(({ label }) => label)
  }

  /** What waits in these bytes. */
  jobsIn(bytes: Uint8Array): PrinterJob[] {
    const text = new TextDecoder().decode(bytes)
    // Commands that are written by hand are no drawing: this printer finds no label in them.
    if (!text.startsWith('{')) return []
    const waiting = JSON.parse(text) as PrinterJob | DrawnLabel
    // Labels of an earlier version may still wait: they are a drawing and nothing else.
    return ['label' in waiting ? waiting : { label: waiting, options: {} }]
  }
}

/** A driver class that can be made. @since 1.0 */
export type DriverClass = new () => BaseDriver

import { AppError } from '@scanbench/plugin'
import type {
  LabelPrinterDriver,
  MachineProperty,
  MachineSettingValues,
  PrinterCondition,
  PrinterIdentity,
  PrinterNews,
  PrinterStatus,
} from '@scanbench/plugin/machine'
import { SimulatedPrinterDriver } from './simulated-printer-driver.ts'
import type { PrinterPort, Printers } from '../../main/machines/printers/printer-port.ts'
import { wordsFor } from '../../main/machines/printers/printer-words.ts'
import { rollOf, type Roll } from '../../main/machines/printers/loaded-roll.ts'
import { createVirtualZplPrinter } from './virtual-zpl-printer.ts'

/** A printer as the dispatcher sees it, with a virtual one behind its line and paper to look at. */
export class PaperPrinter implements PrinterPort {
  readonly machine: string
  readonly name: string
  settings: MachineSettingValues = {}
  driver: LabelPrinterDriver = new SimulatedPrinterDriver()
  /** The commands of each label that came out. */
  readonly paper: string[] = []
  readonly reports: string[] = []
  /** Told with each report. */
  said: (status: PrinterStatus) => void = () => {}
  isConnected = true
  readonly canReport = true
  readonly lineMs = 0
  isInStep = true
  memory = 1
  lastStatus: PrinterStatus | null = null
  /** What it tells by itself next. */
  news: Omit<PrinterNews, 'used'> | null = null
  /** A line that only goes to the printer. */
  isMute = false
  /** The next write takes so many bytes and fails. */
  breakAfterBytes: number | null = null
  /** A write that hangs until told otherwise. */
  stuck: Promise<void> | null = null
  #answer: Uint8Array[] = []
  #printer = this.#powerOn()

  constructor(machine: string) {
    this.machine = machine
    this.name = machine
  }

  get obstacle(): string {
    return this.isConnected ? '' : 'The printer is not there. Plug it in.'
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.stuck
    const taken = this.isConnected ? this.breakAfterBytes : 0
    this.breakAfterBytes = null
    this.#printer.receive(taken === null ? bytes : bytes.subarray(0, taken))
    if (taken !== null) throw new AppError('DEVICE_DISCONNECTED', 'The line broke.', { details: { bytesTaken: taken } })
  }

  async ask<T>(question: Uint8Array, parse: (received: Uint8Array) => T | 'more'): Promise<T | null> {
    if (!this.isConnected) throw new AppError('DEVICE_DISCONNECTED', this.obstacle)
    this.#answer = []
    this.#printer.receive(question)
    const parsed = parse(new Uint8Array(this.#answer.flatMap((bytes) => Array.from(bytes))))
    return this.isMute || parsed === 'more' ? null : parsed
  }

  /** What its socket says while it is silent. */
  port: PrinterStatus | null = null

  async portStatus(): Promise<PrinterStatus | null> {
    return this.port
  }

  async deviceId(): Promise<string | null> {
    return null
  }

  identified(identity: PrinterIdentity | null): readonly MachineProperty[] {
    return this.driver.adapted(this.settings, identity).properties
  }

  get roll(): Roll | null {
    return this.lastStatus?.media ?? rollOf(this.settings)
  }

  doubtMemory(): void {
    this.memory += 1
  }

  takeNews(): Omit<PrinterNews, 'used'> | null {
    const { news } = this
    this.news = null
    return news
  }

  report(status: PrinterStatus): void {
    this.lastStatus = status
    const { code, text } = wordsFor(status)
    this.reports.push(`${code} ${text}`)
    this.said(status)
  }

  setCondition(condition: PrinterCondition, present: boolean): void {
    this.#printer.setCondition(condition, present)
  }

  /** What was in its memory is gone. */
  powerOff(): void {
    this.isConnected = false
    this.memory += 1
    this.#printer = this.#powerOn()
  }

  #powerOn() {
    return createVirtualZplPrinter({
      onLabel: (commands) => this.paper.push(new TextDecoder().decode(commands)),
      answer: (bytes) => this.#answer.push(bytes),
    })
  }
}

export class PaperPrinters implements Printers {
  readonly #printers: PaperPrinter[]
  readonly #listeners = new Set<(machine: string) => void>()

  constructor(...printers: PaperPrinter[]) {
    this.#printers = printers
  }

  printer(machine: string): PaperPrinter | null {
    return this.#printers.find((printer) => printer.machine === machine) ?? null
  }

  onChange(listener: (machine: string) => void): Disposable {
    this.#listeners.add(listener)
    return { [Symbol.dispose]: () => void this.#listeners.delete(listener) }
  }

  /** As the registry does after any change of a machine. */
  changed(machine: string): void {
    for (const listener of this.#listeners) listener(machine)
  }
}

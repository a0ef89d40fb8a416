import { AppError } from '@scanbench/plugin'
import type { SimulatedScannerMode } from '@scanbench/plugin/machine'
import {
  TransportError,
  type Connection,
  type ConnectionEvents,
  type ControlAnswer,
  type ControlRequest,
} from '../../drivers/transports/connection.ts'
import { createFakeLine, createFakeMessageLine, type FakeLine } from '../../drivers/transports/fake/fake-line.ts'
import { noControl } from '../../drivers/transports/open-connection.ts'
import type { Wait } from '../../drivers/transports/wait.ts'
import { virtualLanguage } from '../../drivers/simulators/languages.ts'
import type { ScannerMode } from '../../drivers/simulators/scanners/scanner-mode.ts'
import { SCANNER_MODES } from '../../drivers/simulators/scanners/scanner-modes.ts'
import { createVirtualScanner, type VirtualScanner } from '../../drivers/simulators/scanners/virtual-scanner.ts'
import type { VirtualLanguage } from '../../drivers/simulators/virtual-language.ts'
import { createVirtualPrinter, type VirtualPrinter } from '../../drivers/simulators/virtual-printer.ts'
import { createVirtualScale } from '../../drivers/simulators/virtual-scale.ts'
import type { SimulatedDeviceSpec } from './device-contract.ts'
import type { SimulatedAction, SimulatedEvent } from './device-link.ts'

/** What came out while nobody was connected to see it. */
const MAX_UNSEEN = 50
const NO_OUTPUT = new TransportError('DEVICE_UNAVAILABLE', 'A keyboard takes no data. Leave it out.')

/** A device without hardware, at the far end of a line in memory. */
export class SimulatedDevice {
  readonly #spec: SimulatedDeviceSpec
  readonly #line: FakeLine
  readonly #printer: VirtualPrinter | null
  readonly #scanner: VirtualScanner | null
  #isPluggedIn = true
  #watcher: ((event: SimulatedEvent) => void) | null = null
  #unseen: SimulatedEvent[] = []

  constructor(spec: SimulatedDeviceSpec, wait: Wait) {
    this.#spec = spec
    const language = languageOf(spec)
    const mode = modeOf(spec)
    this.#line = lineOf({ name: `The simulated ${this.#kind}`, mode, wait })
    this.#printer = language === null ? null : this.#createPrinter(language, wait)
    this.#scanner = mode === null ? null : this.#createScanner(mode, wait)
    if (spec.device === 'scale') this.#createScale()
  }

  async open(events: ConnectionEvents, watcher: (event: SimulatedEvent) => void): Promise<Connection> {
    const connection = await this.#line.open({
      data: (bytes) => events.data(bytes),
      closed: (error) => {
        this.#watcher = null
        events.closed(error)
      },
    })
    this.#watcher = watcher
    for (const event of this.#unseen.splice(0)) watcher(event)
    return connection
  }

  simulate(action: SimulatedAction): void {
    switch (action.kind) {
      case 'scan':
        this.#scan(action.bytes)
        break
      case 'condition':
        this.#printerOrFail().setCondition(action.condition, action.present)
        break
      case 'faults':
        this.#printerOrFail().setFaults(action.faults)
        break
      case 'scanner faults':
        this.#scannerOrFail().setFaults(action.faults)
        break
      case 'restart':
        this.#line.far.unplug()
        this.#printerOrFail().restart()
        if (this.#isPluggedIn) this.#line.far.plug()
        break
      case 'unplug':
        this.#unplug()
        break
      case 'plug':
        this.#isPluggedIn = true
        this.#line.far.plug()
    }
  }

  get #kind(): string {
    return /printer$|scanner$/.exec(this.#spec.device)?.[0] ?? this.#spec.device
  }

  #createScale(): void {
    const scale = createVirtualScale({ answer: (bytes) => this.#line.far.send(bytes) })
    this.#line.far.onReceived((bytes) => scale.receive(bytes))
  }

  #createPrinter(language: VirtualLanguage, wait: Wait): VirtualPrinter {
    const printer = createVirtualPrinter({
      language,
      wait,
      onLabel: (commands) => this.#happened({ kind: 'label', commands }),
      answer: (bytes) => this.#line.far.send(bytes),
      onUnplug: () => this.#unplug(),
    })
    this.#line.far.onReceived((bytes) => printer.receive(bytes))
    return printer
  }

  #createScanner(mode: ScannerMode, wait: Wait): VirtualScanner {
    const scanner = createVirtualScanner({
      mode,
      wait,
      send: (bytes) => this.#line.far.send(bytes),
      onSignal: (signal) => this.#happened({ kind: 'signal', signal }),
      onUnplug: () => this.#unplug(),
    })
    this.#line.far.onReceived((bytes) => scanner.receive(bytes))
    return scanner
  }

  #unplug(): void {
    this.#isPluggedIn = false
    this.#scanner?.forget()
    this.#line.far.unplug()
  }

  #scan(bytes: Uint8Array): void {
    const scanner = this.#scannerOrFail()
    if (!this.#isPluggedIn) {
      throw new AppError('DEVICE_DISCONNECTED', 'The simulated scanner is unplugged. Plug it in, then scan again.')
    }
    scanner.scan(bytes)
  }

  #scannerOrFail(): VirtualScanner {
    if (this.#scanner !== null) return this.#scanner
    throw new AppError('INVALID_INPUT', `A ${this.#kind} reads no codes. Choose a scanner.`)
  }

  #printerOrFail(): VirtualPrinter {
    if (this.#printer !== null) return this.#printer
    throw new AppError('INVALID_INPUT', `A ${this.#kind} has neither paper nor a print head. Choose a printer.`)
  }

  #happened(event: SimulatedEvent): void {
    if (this.#watcher !== null) this.#watcher(event)
    else this.#unseen = [...this.#unseen, event].slice(-MAX_UNSEEN)
  }
}

interface LineParts {
  name: string
  /** Null for what is no scanner. */
  mode: ScannerMode | null
  wait: Wait
}

function lineOf({ name, mode, wait }: LineParts): FakeLine {
  if (mode?.carries !== 'messages') return createFakeLine({ wait, name, pieceBytes: 4096, bufferBytes: 4096 })
  const { fields } = mode
  const control = async (request: ControlRequest): Promise<ControlAnswer> =>
    request.kind === 'report fields' && fields !== null
      ? { kind: 'report fields', fields: [...fields] }
      : noControl(request)
  return createFakeMessageLine({ wait, name, refusal: fields === null ? NO_OUTPUT : null, control })
}

/** Null for what is no printer. */
function languageOf({ device }: SimulatedDeviceSpec): VirtualLanguage | null {
  if (!device.endsWith('-printer')) return null
  const language = virtualLanguage(device.slice(0, -'-printer'.length))
  if (language !== null) return language
  throw new AppError('DEVICE_UNAVAILABLE', `There is no simulated ${device}. Choose another language.`)
}

/** Null for what is no scanner. One without a mode sends lines. */
function modeOf({ device }: SimulatedDeviceSpec): ScannerMode | null {
  if (device === 'scanner') return SCANNER_MODES.serial()
  if (!device.endsWith('-scanner')) return null
  const create = SCANNER_MODES[device.slice(0, -'-scanner'.length) as SimulatedScannerMode]
  if (create !== undefined) return create()
  throw new AppError('DEVICE_UNAVAILABLE', `There is no simulated ${device}. Choose another mode.`)
}

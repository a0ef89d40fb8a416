import { AppError } from '@scanbench/plugin'
import type { SimulatedLanguage } from '@scanbench/plugin/machine'
import type { Connection, ConnectionEvents } from '../../drivers/transports/connection.ts'
import { createFakeLine, type FakeLine } from '../../drivers/transports/fake/fake-line.ts'
import type { Wait } from '../../drivers/transports/wait.ts'
import { VIRTUAL_LANGUAGES } from '../../drivers/simulators/languages.ts'
import type { VirtualLanguage } from '../../drivers/simulators/virtual-language.ts'
import { createVirtualPrinter, type VirtualPrinter } from '../../drivers/simulators/virtual-printer.ts'
import { createVirtualScale } from '../../drivers/simulators/virtual-scale.ts'
import type { SimulatedDeviceSpec } from './device-contract.ts'
import type { SimulatedAction, SimulatedEvent } from './device-link.ts'

/** What came out while nobody was connected to see it. */
const MAX_UNSEEN = 50

/** A device without hardware, at the far end of a line in memory. */
export class SimulatedDevice {
  readonly #spec: SimulatedDeviceSpec
  readonly #line: FakeLine
  readonly #printer: VirtualPrinter | null
  #isPluggedIn = true
  #watcher: ((event: SimulatedEvent) => void) | null = null
  #unseen: SimulatedEvent[] = []

  constructor(spec: SimulatedDeviceSpec, wait: Wait) {
    this.#spec = spec
    this.#line = createFakeLine({ wait, name: `The simulated ${this.#kind}`, pieceBytes: 4096, bufferBytes: 4096 })
    const language = languageOf(spec)
    this.#printer = language === null ? null : this.#createPrinter(language, wait)
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
    const { device } = this.#spec
    return device.endsWith('-printer') ? 'printer' : device
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

  #unplug(): void {
    this.#isPluggedIn = false
    this.#line.far.unplug()
  }

  #scan(bytes: Uint8Array): void {
    if (this.#spec.device !== 'scanner')
      throw new AppError('INVALID_INPUT', `A ${this.#kind} reads no codes. Choose a scanner.`)
    if (!this.#isPluggedIn) {
      throw new AppError('DEVICE_DISCONNECTED', 'The simulated scanner is unplugged. Plug it in, then scan again.')
    }
    this.#line.far.send(bytes)
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

/** Null for what is no printer. */
function languageOf({ device }: SimulatedDeviceSpec): VirtualLanguage | null {
  if (!device.endsWith('-printer')) return null
  const create = VIRTUAL_LANGUAGES[device.slice(0, -'-printer'.length) as SimulatedLanguage]
  if (create !== undefined) return create()
  throw new AppError('DEVICE_UNAVAILABLE', `There is no simulated ${device}. Choose another language.`)
}

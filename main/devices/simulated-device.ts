import { AppError } from '@scanbench/plugin'
import type { Connection, ConnectionEvents } from '../../drivers/transports/connection.ts'
import { createFakeLine, type FakeLine } from '../../drivers/transports/fake/fake-line.ts'
import type { Wait } from '../../drivers/transports/wait.ts'
import { createVirtualScale } from '../../drivers/simulators/virtual-scale.ts'
import { createVirtualZplPrinter, type VirtualZplPrinter } from '../../drivers/simulators/virtual-zpl-printer.ts'
import type { SimulatedDeviceSpec } from './device-contract.ts'
import type { SimulatedAction, SimulatedEvent } from './device-link.ts'

/** What came out while nobody was connected to see it. */
const MAX_UNSEEN = 50

/** A device without hardware, at the far end of a line in memory. */
export class SimulatedDevice {
  readonly #spec: SimulatedDeviceSpec
  readonly #line: FakeLine
  readonly #printer: VirtualZplPrinter | null
  #isPluggedIn = true
  #watcher: ((event: SimulatedEvent) => void) | null = null
  #unseen: SimulatedEvent[] = []

  constructor(spec: SimulatedDeviceSpec, wait: Wait) {
    this.#spec = spec
    this.#line = createFakeLine({ wait, name: `The simulated ${this.#kind}`, pieceBytes: 4096, bufferBytes: 4096 })
    this.#printer = spec.device === 'zpl-printer' ? this.#createPrinter() : null
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
      case 'unplug':
        this.#isPluggedIn = false
        this.#line.far.unplug()
        break
      case 'plug':
        this.#isPluggedIn = true
        this.#line.far.plug()
    }
  }

  get #kind(): string {
    return this.#spec.device === 'zpl-printer' ? 'printer' : this.#spec.device
  }

  #createScale(): void {
    const scale = createVirtualScale({ answer: (bytes) => this.#line.far.send(bytes) })
    this.#line.far.onReceived((bytes) => scale.receive(bytes))
  }

  #createPrinter(): VirtualZplPrinter {
    const printer = createVirtualZplPrinter({
      onLabel: (commands) => this.#happened({ kind: 'label', commands }),
      answer: (bytes) => this.#line.far.send(bytes),
    })
    this.#line.far.onReceived((bytes) => printer.receive(bytes))
    return printer
  }

  #scan(bytes: Uint8Array): void {
    if (this.#spec.device !== 'scanner')
      throw new AppError('INVALID_INPUT', `A ${this.#kind} reads no codes. Choose a scanner.`)
    if (!this.#isPluggedIn) {
      throw new AppError('DEVICE_DISCONNECTED', 'The simulated scanner is unplugged. Plug it in, then scan again.')
    }
    this.#line.far.send(bytes)
  }

  #printerOrFail(): VirtualZplPrinter {
    if (this.#printer !== null) return this.#printer
    throw new AppError('INVALID_INPUT', `A ${this.#kind} has neither paper nor a print head. Choose a printer.`)
  }

  #happened(event: SimulatedEvent): void {
    if (this.#watcher !== null) this.#watcher(event)
    else this.#unseen = [...this.#unseen, event].slice(-MAX_UNSEEN)
  }
}

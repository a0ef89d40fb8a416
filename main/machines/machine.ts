import { AppError, type Logger } from '@scanbench/plugin'
import type {
  BaseDriver,
  BaseMachineType,
  ConnectionSpec,
  MachineHandle,
  MachineLocation,
  MachineProperty as DriverProperty,
  MachineSettingValues,
  PrinterCondition,
} from '@scanbench/plugin/machine'
import { functionsOf } from '@scanbench/plugin/host'
import { within } from '../waiting/within.ts'
import type {
  DeviceLink,
  DeviceNews,
  Devices,
  ScannerSignal,
  SimulatedAction,
  SimulatedEvent,
} from '../devices/device-link.ts'
import type { Machine as MachineRecord, MachineCommand, MachineProperty } from '../records/machine-records.ts'
import { transportOf } from '../devices/transports/transports.ts'
import { connectionWords, placeOf } from './connections/connection-words.ts'
import type { MachineConfig } from './machine-configs.ts'
import { Flapping } from './connections/flapping.ts'
import { DriverHooks } from './drivers/driver-hooks.ts'
import { MachineConnection } from './connections/machine-connection.ts'
import { NoConnection } from './connections/no-connection.ts'
import { rollSettings, type Roll } from './printers/loaded-roll.ts'
import { MachineSettings, type MachineSettingsStore } from './machine-settings.ts'
import { MachineStatus } from './machine-status.ts'
import type { MachineVoice, MachineWork } from './machine-work.ts'
import { PrinterMachine } from './printers/printer-machine.ts'
import type { PrinterPort } from './printers/printer-port.ts'
import { propertyRecord } from './property-record.ts'
import { PrinterWatch } from './printers/printer-watch.ts'
import { ScannerMachine, type ScanIntake } from './scanners/scanner-machine.ts'
import { atMost, type Timers } from '../waiting/timers.ts'
import { setUpProblem } from './set-up-words.ts'
import { WireLog } from './connections/wire-log.ts'
import { workOf } from './work-of.ts'

/** What every machine needs of the station. */
export interface MachineServices {
  devices: Devices
  settings: MachineSettingsStore
  scans: ScanIntake
  /** The paper of simulated printers. */
  paper: { add(machine: string, commands: Uint8Array): void }
  log: Logger
  clock: () => Date
  timers: Timers
  /** Should machines be asked from time to time how they are? */
  isWatching?: () => Promise<boolean>
  /** A place of the stock; null when there is no such place. */
  locate: (pk: number) => Promise<MachineLocation | null>
}

export interface MachineOptions {
  config: MachineConfig
  type: BaseMachineType
  driver: BaseDriver | null
  services: MachineServices
  /** Name of another machine that uses this connection, or null. */
  sharedWith(spec: ConnectionSpec): string | null
  /** The record may have changed. */
  onChange(): void
  /** It was connected, disconnected or set up anew. */
  onLink(): void
}

/** A print or a code that is under way gets so long before the connection is closed. */
const FINISH_MS = 2000
const FUNCTION_WITHIN_MS = 10_000

/** What a simulated scanner was told, for people to see. */
const SIGNALS: Readonly<Record<ScannerSignal, string>> = {
  beep: 'Beep',
  'error beep': 'Error beep',
  'lamp on': 'Lamp on',
  'lamp off': 'Lamp off',
  trigger: 'Trigger pulled',
  release: 'Trigger let go',
}

/** One device at run time: it starts, reconnects and says how it is by itself; what fails stays here. */
export class Machine {
  config: MachineConfig
  readonly type: BaseMachineType
  readonly driver: BaseDriver | null
  readonly settings: MachineSettings
  /** What went over its line. */
  readonly wire: WireLog
  readonly #options: MachineOptions
  readonly #log: Logger
  readonly #work: MachineWork
  readonly #hooks: DriverHooks | null
  readonly #errors = new Set<string>()
  readonly #status: MachineStatus
  readonly #watch: PrinterWatch | null
  #connection: MachineConnection | NoConnection | null = null
  #spec: ConnectionSpec | null = null
  /** A simulated device that was unplugged is plugged in again over the link that it had. */
  #lastLink: DeviceLink | null = null
  #isConnected = false
  #timesLost = 0
  readonly #flapping: Flapping
  /** The command that gives the right to the device; null while nothing of the kind is in the way. */
  #fixCommand: string | null = null
  /** Its driver asked for it. */
  #isRestartRequired = false
  #location: MachineLocation | null = null
  /** What its driver says of it. */
  #told: readonly DriverProperty[] = []
  /** Of printers: what a person can see there. */
  #conditions: readonly PrinterCondition[] = []

  constructor(options: MachineOptions) {
    const { config, type, driver, services } = options
    this.#options = options
    this.config = config
    this.type = type
    this.driver = driver
    this.wire = new WireLog(services.clock)
    this.#flapping = new Flapping(services.clock)
    this.settings = new MachineSettings({ store: services.settings, machine: config.pk, type, driver })
    this.#log = services.log.with({ machine: config.pk })
    this.#status = new MachineStatus({ type, clock: services.clock, onChange: () => options.onChange() })
    this.#hooks = driver === null ? null : this.#createHooks(driver)
    this.#work = this.#createWork()
    this.#watch = this.#createWatch()
  }

  /** The connection that it has or is about to have, for whoever wants the same. */
  get taken(): ConnectionSpec | null {
    return this.#connection?.isTaking === true ? this.#spec : null
  }

  /** Where its settings lead, connected or not. */
  get wanted(): ConnectionSpec | null {
    return this.#spec
  }

  get printer(): PrinterPort | null {
    return this.#work instanceof PrinterMachine ? this.#work : null
  }

  get scanner(): ScannerMachine | null {
    return this.#work instanceof ScannerMachine ? this.#work : null
  }

  /** Resolves when it is set up; the connection comes when the device lets it. Never rejects. */
  async start(): Promise<void> {
    this.#errors.clear()
    this.#fixCommand = null
    this.#told = []
    try {
      await this.#prepare()
      if (this.config.active) await this.#open()
      else this.#status.reset('Switched off. Switch it on to use it.')
    } catch (error) {
      this.#fail(error)
    }
    this.#options.onLink()
  }

  /** Ends what is under way, for a short while in peace, and closes the connection. */
  async stop(): Promise<void> {
    const connection = this.#connection
    this.#connection = null
    this.#spec = null
    if (connection === null) return
    const { timers } = this.#options.services
    this.#status.reset('Stopped.')
    await atMost(timers, FINISH_MS, this.#work.finish())
    this.#disconnected()
    await atMost(timers, FINISH_MS, connection.close())
  }

  async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  /** A person asked for it, and the driver will hear so. */
  async restartByHand(): Promise<void> {
    this.#hooks?.restarting()
    this.#isRestartRequired = false
    await this.restart()
  }

  /** Its settings were others before; it is about to be set up anew. */
  async updated(before: MachineSettingValues): Promise<void> {
    this.#hooks?.configure(await this.settings.values())
    await this.#hooks?.updated(before)
  }

  /** What a person put into a printer; nothing of its connection changes. */
  async setRoll(roll: Roll | null): Promise<void> {
    for (const [key, value] of Object.entries(rollSettings(roll))) await this.settings.set('M', key, value)
    const values = await this.settings.values()
    this.#work.configure(values)
    this.#hooks?.configure(values)
  }

  /** Something was done to it: how it is now is asked soon. */
  lookSoon(): void {
    this.#watch?.lookSoon()
  }

  /** As its driver has it in hand, connected or not; null without a driver. */
  get handle(): MachineHandle | null {
    return this.#hooks?.anyHandle ?? null
  }

  /** A function that its driver brings, with plain data in and out. */
  async callFunction(name: string, given: readonly unknown[]): Promise<unknown> {
    const { driver, config } = this
    const call: unknown = driver !== null && functionsOf(driver).includes(name) ? Reflect.get(driver, name) : undefined
    if (typeof call !== 'function')
      throw new AppError('NOT_FOUND', `The driver '${config.driver}' of '${config.name}' has no function ${name}().`)
    const handle = this.#hooks?.handle ?? null
    if (handle === null)
      throw new AppError('DEVICE_DISCONNECTED', `'${config.name}' is not connected. ${this.#status.text}`)
    const work = async (): Promise<unknown> => Reflect.apply(call, driver, [handle, ...given])
    return within(work(), FUNCTION_WITHIN_MS, `${name}() of driver '${config.driver}'`)
  }

  /** The place that it stands at may be another, or gone. */
  async lookUpLocation(): Promise<void> {
    this.#location = await this.#locationOf(await this.settings.values())
    this.#options.onChange()
  }

  /** How often it stopped after all was well. */
  stopsSince(time: number): number {
    return this.#status.stopsSince(time)
  }

  /** What a person has it do. */
  async command(name: MachineCommand): Promise<void> {
    if (this.#work instanceof ScannerMachine && name === 'trigger') return this.#work.trigger()
    if (!(this.#work instanceof PrinterMachine))
      throw new AppError('INVALID_INPUT', `'${this.config.name}' is no printer. Choose a printer.`)
    if (name === 'trigger')
      throw new AppError('INVALID_INPUT', `'${this.config.name}' has no trigger. Choose a scanner.`)
    await this.#work.command(name)
    return this.lookSoon()
  }

  /** What a person does to a simulated device. */
  async simulate(action: SimulatedAction): Promise<void> {
    const { name } = this.config
    if (this.driver?.SIMULATED !== true)
      throw new AppError('INVALID_INPUT', `'${name}' is a real device: only simulated machines can be played with.`)
    if (this.#connection === null || this.#lastLink === null)
      throw new AppError('DEVICE_DISCONNECTED', `'${name}' is not running. Switch it on first.`)
    await this.#lastLink.simulate(action)
    if (action.kind === 'plug') this.#connection?.retryNow()
  }

  /** Its device may be the one that was plugged in. */
  devicesChanged(news: DeviceNews): void {
    if (this.#spec === null) return
    if (news === 'process' || transportOf(this.#spec).isPlugged) this.#connection?.retryNow()
  }

  record(): MachineRecord {
    const { value, text, since } = this.#status
    return {
      ...this.config,
      initialized: this.#connection !== null,
      status: value.key,
      status_model: this.type.STATUS_MODEL,
      status_text: [text, this.#flapping.words].filter((sentence) => sentence !== '').join(' '),
      fix_command: this.#fixCommand,
      machine_errors: [...this.#errors],
      is_driver_available: this.driver !== null,
      restart_required: this.#isRestartRequired,
      location: this.#location,
      properties: this.#properties(),
      simulated: this.driver?.SIMULATED ?? false,
      status_since: since,
      status_label: value.label,
      status_color: value.color,
      conditions: [...this.#conditions],
      commands: [...this.#commands],
      abilities: this.#work instanceof PrinterMachine ? this.#work.abilities : [],
    }
  }

  /** Throws what stands in the way. */
  async #prepare(): Promise<void> {
    this.#fittingDriver()
    const values = await this.settings.values()
    this.#location = await this.#locationOf(values)
    this.#hooks?.configure(values)
    this.#work.configure(values)
  }

  /** Only where the machine type has such a setting. */
  async #locationOf({ LOCATION: pk }: MachineSettingValues): Promise<MachineLocation | null> {
    const isPlace = this.type.MACHINE_SETTINGS['LOCATION']?.model === 'stocklocation'
    return isPlace && typeof pk === 'number' ? this.#options.services.locate(pk) : null
  }

  async #open(): Promise<void> {
    const missing = await this.settings.missing()
    if (missing !== null) throw new AppError('SETTING_MISSING', `Missing ${missing}`)
    const spec = await this.#fittingDriver().connection(await this.settings.values())
    if (spec === null) this.#goWithout()
    else this.#connect(spec.transport === 'simulated' ? { ...spec, machine: this.config.pk } : spec)
  }

  /** Its driver reaches it in a way of its own. */
  #goWithout(): void {
    this.#connection = new NoConnection()
    this.#connected(this.#connection.link, null)
  }

  #fittingDriver(): BaseDriver {
    const { driver, type, config } = this
    if (driver === null) throw new AppError('DRIVER_NOT_FOUND', `Driver '${config.driver}' not found`)
    const fits: boolean = driver instanceof type.BASE_DRIVER
    if (fits) return driver
    throw new AppError('MIXIN_INVALID', `'${driver.NAME}' is incompatible with machine type '${type.NAME}'`)
  }

  #connect(spec: ConnectionSpec): void {
    const { devices, timers, clock } = this.#options.services
    this.#spec = spec
    this.#timesLost = 0
    this.#status.reset(`Connecting to ${placeOf(spec)}.`)
    this.#connection = new MachineConnection({
      devices,
      spec,
      timers,
      clock,
      mayOpen: () => this.#demandOwnPort(spec),
      events: {
        connected: (link) => this.#connected(link, spec),
        received: (bytes, at) => {
          this.wire.add('in', bytes)
          this.#work.received(bytes, at)
        },
        simulated: (event) => this.#simulated(event),
        lost: (error, retryInMs) => this.#lost(error, spec, retryInMs),
      },
    })
    this.#connection.open()
  }

  #simulated(event: SimulatedEvent): void {
    if (event.kind === 'label') return this.#options.services.paper.add(this.config.pk, event.commands)
    this.#voice.properties([{ key: 'Told to do last', value: SIGNALS[event.signal], group: 'Simulator' }])
  }

  get #commands(): readonly MachineCommand[] {
    const work = this.#work
    return work instanceof PrinterMachine || work instanceof ScannerMachine ? work.commands : []
  }

  #demandOwnPort(spec: ConnectionSpec): void {
    const other = this.#options.sharedWith(spec)
    if (other === null) return
    const reason = `${placeOf(spec)} is used by the machine '${other}'. Choose another port for one of the two`
    throw new AppError('CONFLICT', reason)
  }

  #connected(link: DeviceLink, spec: ConnectionSpec | null): void {
    this.#isConnected = true
    this.#fixCommand = null
    this.#lastLink = link
    if (spec !== null) this.#log.info('Connected', { place: placeOf(spec) })
    const heard = this.#heard(link)
    const text = this.#work.connected(heard, spec)
    // Green is said only by those who can say otherwise.
    if (this.#work instanceof PrinterMachine && !this.#work.canReport) this.#status.reset(text)
    else this.#status.set('CONNECTED', text)
    this.#hooks?.connected(heard)
    this.#watch?.connected()
    this.#options.onLink()
  }

  /** The link, with all that goes out on it kept for the wire log. */
  #heard(link: DeviceLink): DeviceLink {
    return {
      write: (bytes, options) => {
        this.wire.add('out', bytes)
        return link.write(bytes, options)
      },
      control: (request) => link.control(request),
      close: () => link.close(),
      simulate: (action) => link.simulate(action),
    }
  }

  #lost(error: AppError, spec: ConnectionSpec, retryInMs: number): void {
    const place = placeOf(spec)
    const text = connectionWords({ error, spec, noun: this.#work.noun, retryInMs })
    if (this.#isConnected) {
      this.#timesLost += 1
      this.#flapping.lost()
    }
    const command = error.details?.['command']
    this.#fixCommand = typeof command === 'string' ? command : null
    this.#log.warn('Not connected', { place, code: error.code, reason: error.message, retryInMs })
    this.#disconnected()
    this.#status.set('DISCONNECTED', text)
    this.#options.onLink()
  }

  #disconnected(): void {
    if (!this.#isConnected) return
    this.#isConnected = false
    this.#conditions = []
    this.#watch?.disconnected()
    this.#work.disconnected()
    this.#hooks?.disconnected()
  }

  #fail(error: unknown): void {
    const { message, text, isFailure } = setUpProblem(error)
    this.#errors.add(message)
    if (isFailure) this.#log.error('The machine could not be set up', { error })
    else this.#log.warn(message)
    if (isFailure) this.#status.set('ERROR', text)
    else this.#status.reset(text)
  }

  #createWork(): MachineWork {
    const { scans, timers } = this.#options.services
    return workOf(this.driver, {
      machine: this.config.pk,
      scans,
      timers,
      log: this.#log,
      voice: this.#voice,
      hooks: this.#hooks,
      name: () => this.config.name,
      statusText: () => this.#status.text,
      said: (status) => {
        this.#conditions = status.conditions
        this.#watch?.heard(status)
      },
    })
  }

  #createWatch(): PrinterWatch | null {
    if (!(this.#work instanceof PrinterMachine)) return null
    const { timers, isWatching = async () => true } = this.#options.services
    return new PrinterWatch({ printer: this.#work, voice: this.#voice, log: this.#log, timers, isWatching })
  }

  #createHooks(driver: BaseDriver): DriverHooks {
    const { timers, isWatching = async () => true } = this.#options.services
    return new DriverHooks({
      driver,
      machine: this.config.pk,
      voice: this.#voice,
      log: this.#log,
      timers,
      facts: () => ({
        name: this.config.name,
        active: this.config.active,
        initialized: this.#connection !== null,
        status: this.#status.value.key,
        location: this.#location,
      }),
      isWatched: isWatching,
    })
  }

  get #voice(): MachineVoice {
    return {
      status: (name, text) => this.#status.set(name, text),
      statusCode: (code, text) => this.#status.setCode(code, text),
      properties: (properties) => {
        this.#told = properties
        this.#options.onChange()
      },
      problem: (message) => {
        this.#errors.add(message)
        this.#options.onChange()
      },
      restartRequired: (isRequired) => {
        this.#isRestartRequired = isRequired
        this.#options.onChange()
      },
    }
  }

  #properties(): MachineProperty[] {
    return [...this.#told.map(propertyRecord), ...this.#connectionProperties()]
  }

  #connectionProperties(): MachineProperty[] {
    if (this.#spec === null) return []
    const group = 'Connection'
    return [
      { key: 'Connected to', value: placeOf(this.#spec), group, type: 'str', max_progress: null },
      { key: 'Times lost since start', value: String(this.#timesLost), group, type: 'int', max_progress: null },
    ]
  }
}

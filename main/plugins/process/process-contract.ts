import type {
  ConnectionSpec,
  Discarded,
  Frame,
  PrinterJob,
  MachineChoice,
  MachineHandle,
  MachineProperty,
  MachineSettingValues,
  ReportField,
  ScanVerdict,
  SequelStep,
  StatusTable,
} from '@scanbench/plugin/machine'
import type { Settings } from '@scanbench/plugin/settings'

/** What a plugin is, as plain data. */
export interface PluginDescription {
  className: string
  /** Its members in capitals: NAME, SETTINGS, SCHEDULED_TASKS ... */
  data: Record<string, unknown>
  /** Leftmost first. */
  mixins: MixinName[]
  /** Methods that it brings itself; what its mixins bring is at hand on both sides. */
  methods: string[]
}

export interface MixinName {
  key: string
  title: string
}

/** A plugin elsewhere, found by its slug. */
export type FoundDescription = PluginDescription & { slug: string }

/** What the process of a plugin can be asked for. */
export type PluginMethods = {
  /** Imports and constructs the plugin; its own time begins with `activate`. */
  load(parameters: { entry: string; folder: string }): Promise<PluginDescription>
  activate(parameters: null): Promise<void>
  /** Also closes what the plugin opened. */
  deactivate(parameters: null): Promise<void>
  call(parameters: { call: number; member: string; given: readonly unknown[] }): Promise<unknown>
  machineTypes(parameters: null): Promise<TypeDescription[]>
  machineDrivers(parameters: null): Promise<DriverDescription[]>
  drive(parameters: { driver: string; work: DriverWork }): Promise<unknown>
}

/** What it can be told. */
export type PluginNotices = {
  machineData(parameters: { pk: string; bytes: Uint8Array; at: number }): void
  machineClosed(parameters: { pk: string }): void
}

export type StationVerb = 'get' | 'post' | 'patch' | 'delete'

/** What the process of a plugin can ask of the station. Nothing that comes from there is believed. */
export type HostMethods = {
  /** `call`: during which call of the plugin it is asked. */
  station(parameters: { call: number | null; verb: StationVerb; path: string; given: unknown }): Promise<unknown>
  getSetting(parameters: { key: string; user: number | null }): Promise<unknown>
  setSetting(parameters: { key: string; user: number | null; value: unknown }): Promise<void>
  table(parameters: TableWork): Promise<unknown>
  getPlugin(slug: string): Promise<FoundDescription | null>
  withMixin(key: string): Promise<FoundDescription[]>
  callPlugin(parameters: { slug: string; member: string; given: readonly unknown[] }): Promise<unknown>
  machine(parameters: { pk: string; work: MachineRequest }): Promise<unknown>
  machines(parameters: { driver: string; choice: MachineChoice }): Promise<MachineSnapshot[]>
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

export type HostNotices = {
  log(parameters: { level: LogLevel; message: string; details: Record<string, unknown> }): void
}

export type SqlValue = string | number | null | Uint8Array

export interface Statement {
  sql: string
  parameters?: readonly SqlValue[]
}

export type TableWork = ({ kind: 'all' | 'run' } & Statement) | { kind: 'batch'; statements: readonly Statement[] }

interface Described {
  SLUG: string
  NAME: string
  DESCRIPTION: string
  MACHINE_SETTINGS: Settings
}

export interface TypeDescription extends Described {
  MACHINE_STATUS: StatusTable
  STATUS_MODEL: string
  DEFAULT_STATUS: string
}

export interface DriverDescription extends Described {
  MACHINE_TYPE: string
  SIMULATED: boolean
  /** Of a label printer: the language of hand-written labels that it takes, or null for any. */
  LANGUAGE: string | null
  /** Of a label printer: what is asked for at print time. */
  PRINTING_OPTIONS: Settings
  /** Of a scanner: what comes so soon after the connection is left out. */
  SETTLE_MS: number
  /** What it extends, or null: then it is of a kind of its own. */
  base: 'label-printer' | 'barcode-scanner' | null
  /** What others may call by name. */
  functions: string[]
}

/** A machine as it crosses: the handle is made anew on the other side. */
export interface MachineSnapshot extends Pick<
  MachineHandle,
  'pk' | 'name' | 'active' | 'initialized' | 'status' | 'location' | 'settings'
> {
  isOpen: boolean
}

/** What the driver of a scanner says for these settings, asked once: the station needs it when there is no time to ask. */
export interface ScannerAnswers {
  silenceMs: number | null
  opening: Uint8Array | null
  feedback: Readonly<Record<ScanVerdict, { bytes: Uint8Array | null; sequel: readonly SequelStep[] }>>
  trigger: { pull: Uint8Array | null; release: Uint8Array | null }
}

/** Bytes, the news that none came any more, or what the device says of its reports. */
export type FramerInput = { bytes: Uint8Array } | { flush: 'silence' | 'closed' } | { fields: readonly ReportField[] }

/** What became of it, and what to write to the scanner for it. */
export interface FramerOutput {
  parts: (Frame | Discarded)[]
  answer: Uint8Array | null
}

export type DriverWork =
  | { kind: 'connection'; settings: MachineSettingValues }
  | { kind: 'dotsPerMm'; settings: MachineSettingValues }
  | { kind: 'scanner'; settings: MachineSettingValues }
  | ({ kind: 'frame'; framer: number; settings: MachineSettingValues } & FramerInput)
  | { kind: 'initDriver' }
  | { kind: 'initMachine' | 'restartMachine'; machine: MachineSnapshot }
  | { kind: 'updateMachine'; before: MachineSettingValues; machine: MachineSnapshot }
  | { kind: 'pingMachines'; machines: readonly MachineSnapshot[] }
  | { kind: 'function'; name: string; machine: MachineSnapshot; given: readonly unknown[] }
  | ({ kind: 'printLabel'; machine: MachineSnapshot } & PrinterJob)

export type MachineRequest =
  | { kind: 'write'; bytes: Uint8Array }
  | { kind: 'status'; code: number; text: string }
  | { kind: 'properties'; properties: readonly MachineProperty[] }
  | { kind: 'error'; message: string }
  | { kind: 'restart required'; isRequired: boolean }

export type { ConnectionSpec }

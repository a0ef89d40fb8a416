import { AppError } from '@scanbench/plugin'
import {
  BarcodeScannerDriver,
  BaseDriver,
  BaseMachineType,
  DirectPrinterDriver,
  type ConnectionSpec,
  type DriverClass,
  type Framer,
  type MachineHandle,
  type MachineSettingValues,
  type MachineTypeClass,
  type PrinterJob,
  type ScanVerdict,
  type SequelStep,
} from '@scanbench/plugin/machine'
import { readScanner } from './descriptions.ts'
import { FarFramer } from './far-framer.ts'
import type {
  DriverDescription,
  DriverWork,
  MachineSnapshot,
  ScannerAnswers,
  TypeDescription,
} from './process-contract.ts'

/** The drivers themselves, in the process of the plugin. */
export interface FarDrivers {
  drive(driver: string, work: DriverWork, limitMs?: number | null): Promise<unknown>
  connection(driver: string, settings: MachineSettingValues): Promise<ConnectionSpec | null>
  hold(driver: string, machine: MachineHandle): MachineSnapshot
  /** One of the classes was made. */
  made(driver: string, instance: BaseDriver): void
}

interface Base {
  create: abstract new () => BaseDriver
  /** What has to be known before the machine is connected. */
  prepare: (settings: MachineSettingValues) => Promise<void>
}

const MOST_DOTS_PER_MM = 100
const NOTHING = async (): Promise<void> => {}

/** A type of somebody else takes every driver that names it. */
export function typeClass(given: TypeDescription): MachineTypeClass {
  return class extends BaseMachineType {
    readonly SLUG = given.SLUG
    readonly NAME = given.NAME
    readonly DESCRIPTION = given.DESCRIPTION
    readonly BASE_DRIVER = BaseDriver
    readonly MACHINE_STATUS = given.MACHINE_STATUS
    readonly STATUS_MODEL = given.STATUS_MODEL
    readonly DEFAULT_STATUS = given.DEFAULT_STATUS
    readonly MACHINE_SETTINGS = given.MACHINE_SETTINGS
  }
}

/** A driver that forwards to the one in the process of the plugin. */
export function driverClass(given: DriverDescription, far: FarDrivers): DriverClass {
  switch (given.base) {
    case 'label-printer':
      return withHooks(given, far, printerBase(given, far))
    case 'barcode-scanner':
      return withHooks(given, far, scannerBase(given, far))
    default:
      return withHooks(given, far, { create: BaseDriver, prepare: NOTHING })
  }
}

function withHooks(given: DriverDescription, far: FarDrivers, { create, prepare }: Base): DriverClass {
  const { SLUG } = given
  class FarDriver extends create {
    readonly SLUG = SLUG
    readonly NAME = given.NAME
    readonly DESCRIPTION = given.DESCRIPTION
    readonly MACHINE_TYPE = given.MACHINE_TYPE
    readonly MACHINE_SETTINGS = given.MACHINE_SETTINGS
    readonly SIMULATED = given.SIMULATED

    constructor() {
      super()
      far.made(SLUG, this)
    }

    async connection(settings: MachineSettingValues): Promise<ConnectionSpec | null> {
      await prepare(settings)
      return far.connection(SLUG, settings)
    }

    async initDriver(): Promise<void> {
      await far.drive(SLUG, { kind: 'initDriver' })
    }

    async initMachine(machine: MachineHandle): Promise<void> {
      await far.drive(SLUG, { kind: 'initMachine', machine: far.hold(SLUG, machine) })
    }

    async updateMachine(before: MachineSettingValues, machine: MachineHandle): Promise<void> {
      await far.drive(SLUG, { kind: 'updateMachine', before, machine: far.hold(SLUG, machine) })
    }

    async restartMachine(machine: MachineHandle): Promise<void> {
      await far.drive(SLUG, { kind: 'restartMachine', machine: far.hold(SLUG, machine) })
    }

    async pingMachines(machines: readonly MachineHandle[]): Promise<void> {
      await far.drive(SLUG, { kind: 'pingMachines', machines: machines.map((machine) => far.hold(SLUG, machine)) })
    }
  }
  for (const name of given.functions)
    Object.defineProperty(FarDriver.prototype, name, {
      value: (machine: MachineHandle, ...values: unknown[]) =>
        far.drive(SLUG, { kind: 'function', name, machine: far.hold(SLUG, machine), given: values }),
    })
  return FarDriver
}

/** Labels are laid out here and printed there; how many dots a millimetre has is asked once for each set of settings. */
function printerBase({ SLUG: slug, ...given }: DriverDescription, far: FarDrivers): Base {
  const resolutions = new Map<string, number>()
  // Its own alone: a job comes with those of paper and scale beside them.
  const own = Object.keys(given.MACHINE_SETTINGS)
  const keyOf = (settings: MachineSettingValues): string => JSON.stringify(own.map((key) => settings[key]))
  abstract class FarPrinterDriver extends DirectPrinterDriver {
    override readonly LANGUAGE = given.LANGUAGE
    override readonly PRINTING_OPTIONS = given.PRINTING_OPTIONS

    dotsPerMm(settings: MachineSettingValues): number {
      return resolutions.get(keyOf(settings)) ?? this.DOTS_PER_MM
    }

    async printLabel(machine: MachineHandle, job: PrinterJob): Promise<void> {
      await far.drive(slug, { kind: 'printLabel', machine: far.hold(slug, machine), ...job }, null)
    }
  }
  return {
    create: FarPrinterDriver,
    async prepare(settings) {
      const dots = await far.drive(slug, { kind: 'dotsPerMm', settings })
      if (typeof dots !== 'number' || !(dots > 0 && dots <= MOST_DOTS_PER_MM))
        throw new AppError('MIXIN_INVALID', `dotsPerMm() of driver '${slug}' gave ${String(dots)}.`)
      resolutions.set(keyOf(settings), dots)
    },
  }
}

/** Bytes go there and codes come back; all else is asked once for each set of settings. */
function scannerBase({ SLUG: slug, SETTLE_MS }: DriverDescription, far: FarDrivers): Base {
  const known = new Map<string, ScannerAnswers>()
  const answersFor = (settings: MachineSettingValues): ScannerAnswers | null =>
    known.get(JSON.stringify(settings)) ?? null
  abstract class FarScannerDriver extends BarcodeScannerDriver {
    override readonly SETTLE_MS = SETTLE_MS

    createFramer(settings: MachineSettingValues): Framer {
      return new FarFramer({ slug, far, settings, silenceMs: () => answersFor(settings)?.silenceMs ?? null })
    }

    override opening(settings: MachineSettingValues): Uint8Array | null {
      return answersFor(settings)?.opening ?? null
    }

    override feedback(verdict: ScanVerdict, settings: MachineSettingValues): Uint8Array | null {
      return answersFor(settings)?.feedback[verdict].bytes ?? null
    }

    override sequel(verdict: ScanVerdict, settings: MachineSettingValues): readonly SequelStep[] {
      return answersFor(settings)?.feedback[verdict].sequel ?? []
    }

    override trigger(isPulled: boolean, settings: MachineSettingValues): Uint8Array | null {
      return answersFor(settings)?.trigger[isPulled ? 'pull' : 'release'] ?? null
    }
  }
  return {
    create: FarScannerDriver,
    async prepare(settings) {
      known.set(JSON.stringify(settings), readScanner(await far.drive(slug, { kind: 'scanner', settings })))
    },
  }
}

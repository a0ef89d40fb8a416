import { AppError } from '@scanbench/plugin'
import {
  BarcodeScannerDriver,
  DirectPrinterDriver,
  LabelPrinterDriver,
  type BaseDriver,
  type DriverClass,
  type Framer,
  type MachineChoice,
  type MachineSettingValues,
  type ScanVerdict,
} from '@scanbench/plugin/machine'
import { attachDriverHost, functionsOf } from '@scanbench/plugin/host'
import type { MachineDriverMixin } from '@scanbench/plugin/mixins'
import type { HeldMachines } from './held-machines.ts'
import type {
  DriverDescription,
  DriverWork,
  FramerOutput,
  MachineSnapshot,
  ScannerAnswers,
  TypeDescription,
} from './process-contract.ts'

interface Options {
  plugin: () => MachineDriverMixin
  machines: HeldMachines
  choose: (driver: string, choice: MachineChoice) => Promise<MachineSnapshot[]>
}

/** The types and drivers of the plugin: classes here, descriptions for the station. */
export class DrivenMachines {
  readonly #options: Options
  readonly #drivers = new Map<DriverClass, BaseDriver>()
  readonly #framers = new Map<number, Framer>()

  constructor(options: Options) {
    this.#options = options
  }

  async types(): Promise<TypeDescription[]> {
    const classes = await this.#options.plugin().getMachineTypes()
    return classes.map((create) => {
      const { SLUG, NAME, DESCRIPTION, MACHINE_SETTINGS, MACHINE_STATUS, STATUS_MODEL, DEFAULT_STATUS } = new create()
      return { SLUG, NAME, DESCRIPTION, MACHINE_SETTINGS, MACHINE_STATUS, STATUS_MODEL, DEFAULT_STATUS }
    })
  }

  async drivers(): Promise<DriverDescription[]> {
    const classes = await this.#options.plugin().getMachineDrivers()
    return classes.map((create) => this.#describe(this.#instance(create)))
  }

  async drive(slug: string, work: DriverWork): Promise<unknown> {
    const driver = [...this.#drivers.values()].find(({ SLUG }) => SLUG === slug)
    if (driver === undefined) throw new AppError('DRIVER_NOT_FOUND', `The plugin has no driver '${slug}'.`)
    const { machines } = this.#options
    switch (work.kind) {
      case 'connection':
        return driver.connection(work.settings)
      case 'dotsPerMm':
        return driver instanceof LabelPrinterDriver ? driver.dotsPerMm(work.settings) : null
      case 'scanner':
        return answersOf(scannerOf(driver), work.settings)
      case 'frame':
        return this.#frame(scannerOf(driver), work)
      case 'initDriver':
        return driver.initDriver()
      case 'initMachine':
        return driver.initMachine(machines.handle(work.machine))
      case 'restartMachine':
        return driver.restartMachine(machines.handle(work.machine))
      case 'updateMachine':
        return driver.updateMachine(work.before, machines.handle(work.machine))
      case 'pingMachines':
        return driver.pingMachines(work.machines.map((machine) => machines.handle(machine)))
      case 'function':
        return this.#call(driver, work)
      default:
        return this.#print(driver, work)
    }
  }

  /** A framer that is not known is a new one, also after the process was started again. */
  #frame(driver: BarcodeScannerDriver, work: Extract<DriverWork, { kind: 'frame' }>): FramerOutput {
    const framer = this.#framers.get(work.framer) ?? driver.createFramer(work.settings)
    this.#framers.set(work.framer, framer)
    if ('fields' in work) {
      framer.describe?.(work.fields)
      return { parts: [], answer: null }
    }
    if ('bytes' in work) return { parts: framer.push(work.bytes), answer: framer.answer?.() ?? null }
    if (work.flush === 'closed') this.#framers.delete(work.framer)
    return { parts: framer.flush(work.flush), answer: null }
  }

  async #call(driver: BaseDriver, work: Extract<DriverWork, { kind: 'function' }>): Promise<unknown> {
    const { name, machine, given } = work
    const call: unknown = functionsOf(driver).includes(name) ? Reflect.get(driver, name) : undefined
    if (typeof call !== 'function') throw new AppError('NOT_FOUND', `'${driver.SLUG}' has no function ${name}().`)
    return Reflect.apply(call, driver, [this.#options.machines.handle(machine), ...given])
  }

  async #print(
    driver: BaseDriver,
    { machine, label, options }: Extract<DriverWork, { kind: 'printLabel' }>,
  ): Promise<void> {
    const handle = this.#options.machines.handle(machine)
    if (driver instanceof DirectPrinterDriver) return driver.printLabel(handle, { label, options })
    if (!(driver instanceof LabelPrinterDriver)) throw new AppError('INTERNAL', `'${driver.SLUG}' prints nothing.`)
    await handle.connection.write(driver.encode(label, { ...machine.settings, ...options }))
  }

  /** One driver for each class, which may keep what it knows of its machines. */
  #instance(create: DriverClass): BaseDriver {
    const known = this.#drivers.get(create)
    if (known !== undefined) return known
    const driver = new create()
    const { choose, machines } = this.#options
    attachDriverHost(driver, {
      async getMachines(choice) {
        const chosen = await choose(driver.SLUG, choice)
        return chosen.map((machine) => machines.handle(machine))
      },
    })
    this.#drivers.set(create, driver)
    return driver
  }

  #describe(driver: BaseDriver): DriverDescription {
    const { SLUG, NAME, DESCRIPTION, MACHINE_TYPE, MACHINE_SETTINGS, SIMULATED } = driver
    return {
      SLUG,
      NAME,
      DESCRIPTION,
      MACHINE_TYPE,
      MACHINE_SETTINGS,
      SIMULATED,
      LANGUAGE: driver instanceof LabelPrinterDriver ? driver.LANGUAGE : null,
      PRINTING_OPTIONS: driver instanceof LabelPrinterDriver ? driver.PRINTING_OPTIONS : {},
      SETTLE_MS: driver instanceof BarcodeScannerDriver ? driver.SETTLE_MS : 0,
      base: baseOf(driver),
      functions: functionsOf(driver),
    }
  }
}

function scannerOf(driver: BaseDriver): BarcodeScannerDriver {
  if (driver instanceof BarcodeScannerDriver) return driver
  throw new AppError('INTERNAL', `'${driver.SLUG}' reads no codes.`)
}

function answersOf(driver: BarcodeScannerDriver, settings: MachineSettingValues): ScannerAnswers {
  const feedback = (verdict: ScanVerdict) => ({
    bytes: driver.feedback(verdict, settings),
    sequel: driver.sequel(verdict, settings),
  })
  return {
    silenceMs: driver.createFramer(settings).silenceMs,
    opening: driver.opening(settings),
    feedback: { accepted: feedback('accepted'), rejected: feedback('rejected') },
    trigger: { pull: driver.trigger(true, settings), release: driver.trigger(false, settings) },
  }
}

function baseOf(driver: BaseDriver): DriverDescription['base'] {
  if (driver instanceof LabelPrinterDriver) return 'label-printer'
  return driver instanceof BarcodeScannerDriver ? 'barcode-scanner' : null
}

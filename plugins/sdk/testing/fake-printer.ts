import { DirectPrinterDriver, type LabelPrinterDriver, type MachineSettingValues } from '../machine/driver.ts'
import type { DrawnLabel } from '../machine/drawn-label.ts'
import { FakeMachine, type DeviceAnswer } from './fake-machine.ts'

/**
 * A printer in memory behind a driver: what it was sent, and the labels that these bytes are.
 * @example
 * const printer = await FakePrinter.with(new ZplDriver())
 * await printer.print({ widthDots: 400, heightDots: 240, dotsPerMm: 8, steps: [] })
 * expect(printer.labels).toHaveLength(1)
 * @since 1.0
 */
export class FakePrinter {
  /** The machine that the driver gets. */
  readonly machine: FakeMachine
  readonly #driver: LabelPrinterDriver
  readonly #sent: Uint8Array[] = []

  private constructor(driver: LabelPrinterDriver, machine: FakeMachine) {
    this.#driver = driver
    this.machine = machine
  }

  /** A printer of this driver, with the driver's defaults and these values. */
  static async with(
    driver: LabelPrinterDriver,
    settings: Readonly<Record<string, unknown>> = {},
    answer: DeviceAnswer = () => null,
  ): Promise<FakePrinter> {
    return new FakePrinter(driver, await FakeMachine.with(driver, settings, answer))
  }

  /**
   * The station has the driver print a label, as it does it with one after the other of a job. `options` are what a person
   * chose of the driver's PRINTING_OPTIONS.
   */
  async print(label: DrawnLabel, options: MachineSettingValues = {}): Promise<void> {
    const { handle } = this.machine
    const driver = this.#driver
    const usual = Object.entries(driver.PRINTING_OPTIONS).map(([key, option]) => [key, option.default] as const)
    const bytes = driver.encode(label, { ...Object.fromEntries(usual), ...handle.settings, ...options })
    if (driver instanceof DirectPrinterDriver)
      for (const job of driver.jobsIn(bytes)) await driver.printLabel(handle, job)
    else await handle.connection.write(bytes)
    this.#sent.push(bytes)
  }

  /** What came out, read back by the driver from the bytes of each label. */
  get labels(): DrawnLabel[] {
    return this.#sent.flatMap((bytes) => this.#driver.decode(bytes, this.machine.handle.settings))
  }
}

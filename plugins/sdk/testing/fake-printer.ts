import { DirectPrinterDriver, type LabelPrinterDriver } from '../machine/driver.ts'
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

  /** The station has the driver print a label, as it does it with one after the other of a job. */
  async print(label: DrawnLabel): Promise<void> {
    const { handle } = this.machine
    const bytes = this.#driver.encode(label, handle.settings)
    if (this.#driver instanceof DirectPrinterDriver) await this.#driver.printLabel(handle, { label })
    else await handle.connection.write(bytes)
    this.#sent.push(bytes)
  }

  /** What came out, read back by the driver from the bytes of each label. */
  get labels(): DrawnLabel[] {
    return this.#sent.flatMap((bytes) => this.#driver.decode(bytes, this.machine.handle.settings))
  }
}

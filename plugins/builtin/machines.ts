import { Plugin } from '@scanbench/plugin'
import type { DriverClass, MachineTypeClass } from '@scanbench/plugin/machine'
import { MachineDriverMixin } from '@scanbench/plugin/mixins'
import { SimulatedPrinterDriver } from '../../drivers/printers/simulated-printer.ts'
import { ZplPrinterDriver } from '../../drivers/printers/zpl-printer.ts'
import { SerialScannerDriver } from '../../drivers/scanners/serial-scanner.ts'
import { SimulatedScannerDriver } from '../../drivers/scanners/simulated-scanner.ts'
import { BarcodeScannerMachineType, LabelPrinterMachineType } from './machine-types.ts'

/** The kinds of machines and the drivers that come with the program. */
export default class ScanbenchMachines extends Plugin.with(MachineDriverMixin) {
  NAME = 'ScanbenchMachines'
  SLUG = 'scanbench-machines'
  TITLE = 'Scanners and label printers'
  DESCRIPTION = 'The machine types and drivers that come with Scanbench'
  AUTHOR = 'Scanbench contributors'
  LICENSE = 'MIT'
  VERSION = '1.0.0'

  async getMachineTypes(): Promise<MachineTypeClass[]> {
    return [LabelPrinterMachineType, BarcodeScannerMachineType]
  }

  async getMachineDrivers(): Promise<DriverClass[]> {
    return [SerialScannerDriver, SimulatedScannerDriver, ZplPrinterDriver, SimulatedPrinterDriver]
  }
}

import { Plugin } from '@scanbench/plugin'
import type { DriverClass, MachineTypeClass } from '@scanbench/plugin/machine'
import { MachineDriverMixin } from '@scanbench/plugin/mixins'
import { PRINTER_LANGUAGES } from '../../drivers/printers/languages.ts'
import { simulatedPrinters } from '../../drivers/printers/simulated/simulated-printers.ts'
import { HidPosScannerDriver } from '../../drivers/scanners/hid-pos-scanner.ts'
import {
  ExclusiveKeyboardScannerDriver,
  SharedKeyboardScannerDriver,
} from '../../drivers/scanners/keyboard-scanners.ts'
import { SerialScannerDriver } from '../../drivers/scanners/serial-scanner.ts'
import { SimulatedScannerDriver } from '../../drivers/scanners/simulated-scanner.ts'
import { SIMULATED_SCANNERS } from '../../drivers/scanners/simulated-scanners.ts'
import { TcpScannerDriver } from '../../drivers/scanners/tcp-scanner.ts'
import { WindowScannerDriver } from '../../drivers/scanners/window-scanner.ts'
import { BarcodeScannerMachineType, LabelPrinterMachineType } from './machine-types.ts'
import { ZLIB } from './zlib.ts'

const SCANNERS: readonly DriverClass[] = [
  HidPosScannerDriver,
  SerialScannerDriver,
  TcpScannerDriver,
  ExclusiveKeyboardScannerDriver,
  SharedKeyboardScannerDriver,
  WindowScannerDriver,
  SimulatedScannerDriver,
  ...SIMULATED_SCANNERS,
]

const PRINTERS: readonly DriverClass[] = [
  ...PRINTER_LANGUAGES.map(({ driver }) => driver(ZLIB)),
  ...simulatedPrinters(ZLIB),
]

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
    return [...SCANNERS, ...PRINTERS]
  }
}

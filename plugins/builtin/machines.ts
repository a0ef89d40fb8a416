import { Plugin } from '@scanbench/plugin'
import type { DriverClass, MachineTypeClass } from '@scanbench/plugin/machine'
import { MachineDriverMixin } from '@scanbench/plugin/mixins'
import { BrotherPtDriver } from '../../drivers/printers/brother/brother-pt-printer.ts'
import { BrotherQlDriver } from '../../drivers/printers/brother/brother-ql-printer.ts'
import { CpclPrinterDriver } from '../../drivers/printers/cpcl/cpcl-printer.ts'
import { EplPrinterDriver } from '../../drivers/printers/epl/epl-printer.ts'
import { DplPrinterDriver } from '../../drivers/printers/dpl/dpl-printer.ts'
import { EscPosPrinterDriver } from '../../drivers/printers/esc-pos/esc-pos-printer.ts'
import { SbplPrinterDriver } from '../../drivers/printers/sbpl/sbpl-printer.ts'
import { SIMULATED_PRINTERS } from '../../drivers/printers/simulated/simulated-printers.ts'
import { TsplPrinterDriver } from '../../drivers/printers/tspl/tspl-printer.ts'
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
import { SimulatedZlibZplPrinter, ZlibZplPrinterDriver } from './zpl-printers.ts'

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
  ZlibZplPrinterDriver,
  TsplPrinterDriver,
  EplPrinterDriver,
  CpclPrinterDriver,
  BrotherQlDriver,
  BrotherPtDriver,
  EscPosPrinterDriver,
  SbplPrinterDriver,
  DplPrinterDriver,
  SimulatedZlibZplPrinter,
  ...SIMULATED_PRINTERS,
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

import {
  BarcodeScannerDriver,
  BarcodeScannerStatus,
  BaseMachineType,
  LabelPrinterDriver,
  LabelPrinterStatus,
} from '@scanbench/plugin/machine'
import { integer, related } from '@scanbench/plugin/settings'

export class LabelPrinterMachineType extends BaseMachineType {
  readonly SLUG = 'label-printer'
  readonly NAME = 'Label printer'
  readonly DESCRIPTION = 'Prints labels for stock items, parts and locations'
  readonly BASE_DRIVER = LabelPrinterDriver
  readonly MACHINE_STATUS = LabelPrinterStatus
  readonly STATUS_MODEL = 'LabelPrinterStatus'
  readonly MACHINE_SETTINGS = {
    LOCATION: related({
      name: 'Location',
      description: 'Where the printer stands',
      model: 'stocklocation',
    }),
  }
}

export class BarcodeScannerMachineType extends BaseMachineType {
  readonly SLUG = 'barcode-scanner'
  readonly NAME = 'Barcode scanner'
  readonly DESCRIPTION = 'Reads barcodes and hands them to the station'
  readonly BASE_DRIVER = BarcodeScannerDriver
  readonly MACHINE_STATUS = BarcodeScannerStatus
  readonly STATUS_MODEL = 'BarcodeScannerStatus'
  readonly MACHINE_SETTINGS = {
    BOUNCE_MS: integer({
      name: 'Ignore repeats within',
      description: 'The same code again from this scanner counts once within this time; 0 counts every read.',
      units: 'ms',
      default: 150,
      min: 0,
      max: 10_000,
    }),
  }
}

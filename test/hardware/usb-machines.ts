import { formatUsbIdentity } from '@scanbench/plugin/machine'
import type { NewMachine } from '../support/machines.ts'
import type { UsbModel } from './usb/descriptors.ts'

/** How the settings of a machine name the device. */
export const identityOf = ({ vendorId, productId, serialNumber }: UsbModel): string =>
  formatUsbIdentity({ vendorId, productId, serialNumber, port: null })

export const scannerOf = (driver: string, settings: NewMachine['settings']): NewMachine => ({
  name: 'Scanner',
  machine_type: 'barcode-scanner',
  driver,
  settings,
})

export const printerOf = (driver: string, settings: NewMachine['settings']): NewMachine => ({
  name: 'Printer',
  machine_type: 'label-printer',
  driver,
  settings,
})

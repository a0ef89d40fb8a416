import { BarcodeScannerDriver, type LabelPrinterDriver, type MachineSettingValues } from '@scanbench/plugin/machine'

/** Where a device is, as `device-record` is told: `host:port`, `usb:0a5f:0166`, `hid:05e0:1200:S1`, or a serial port. */
type Place =
  | { kind: 'tcp'; host: string; port: number }
  | { kind: 'usb'; device: string }
  | { kind: 'hid'; device: string }
  | { kind: 'serial'; port: string }

const USB = /^(usb|hid):([0-9a-f]{4}:[0-9a-f]{4}.*)$/i
const NETWORK = /^([^/\\:]+):(\d+)$/

export function readPlace(text: string): Place {
  const [, kind, device] = USB.exec(text) ?? []
  if (device !== undefined) return { kind: kind?.toLowerCase() === 'hid' ? 'hid' : 'usb', device }
  const [, host, port] = NETWORK.exec(text) ?? []
  return host === undefined ? { kind: 'serial', port: text } : { kind: 'tcp', host, port: Number(port) }
}

/** The settings with which a driver leads there; all others are as the driver has them. */
export function settingsFor(place: Place, driver: BarcodeScannerDriver | LabelPrinterDriver): MachineSettingValues {
  const declared = Object.entries(driver.MACHINE_SETTINGS).map(([key, setting]) => [key, setting.default] as const)
  const isScanner = driver instanceof BarcodeScannerDriver
  const wanted = settingsOf(place, isScanner)
  const unknown = Object.keys(wanted).find((key) => !(key in driver.MACHINE_SETTINGS))
  if (unknown !== undefined) throw new Error(`${driver.NAME} is not connected in this way: it has no ${unknown}.`)
  return { ...Object.fromEntries(declared), ...wanted }
}

function settingsOf(place: Place, isScanner: boolean): MachineSettingValues {
  if (place.kind === 'hid') return { DEVICE: place.device }
  const where = whereOf(place, isScanner)
  return isScanner ? where : { CONNECTION: place.kind, ...where }
}

function whereOf(place: Exclude<Place, { kind: 'hid' }>, isScanner: boolean): MachineSettingValues {
  if (place.kind === 'serial') return { PORT: place.port }
  if (place.kind === 'usb') return { DEVICE: place.device }
  return { HOST: place.host, [isScanner ? 'PORT_NUMBER' : 'TCP_PORT']: place.port }
}

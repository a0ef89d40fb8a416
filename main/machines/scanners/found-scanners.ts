import { SCANNER_MODES, scannerMaker, unusableModeHint } from '../../../drivers/devices/scanner-catalogue.ts'
import type { DeviceListing, DeviceUse } from '../../../drivers/transports/device-listing.ts'
import { identityIn } from '../../../drivers/transports/serial.ts'
import { findUsbDevice, type UsbIdentity } from '../../../drivers/transports/usb-device.ts'
import { placeName } from '../connections/place-name.ts'

/** A scanner that is plugged in and is no machine yet. */
export interface FoundScanner {
  name: string
  /** How it would be connected. */
  mode: string
  /** What makes it a machine; null while its mode is not understood. */
  machine: { driver: string; settings: Record<string, string> } | null
  /** What to do about its mode, or null. */
  hint: string | null
}

interface Way {
  use: DeviceUse
  driver: string
  key: 'DEVICE' | 'PORT'
  mode: string
  hint: string | null
}

const TYPES_HINT =
  'It is set to type. It works better as HID POS or USB serial, with AIM identifier: the codes for that are in its manual.'

/** The best first. */
const WAYS: readonly Way[] = [
  { use: 'pos-scanner', driver: 'hid-pos-scanner', key: 'DEVICE', mode: SCANNER_MODES['hid-pos'], hint: null },
  { use: 'serial', driver: 'serial-scanner', key: 'PORT', mode: SCANNER_MODES.serial, hint: null },
  {
    use: 'exclusive keyboard',
    driver: 'usb-keyboard-scanner',
    key: 'DEVICE',
    mode: SCANNER_MODES.keyboard,
    hint: TYPES_HINT,
  },
  { use: 'keyboard', driver: 'hid-keyboard-scanner', key: 'DEVICE', mode: SCANNER_MODES.keyboard, hint: TYPES_HINT },
]

/** What is plugged in and known as a scanner, each device once; `taken` are the devices and ports that machines have. */
export function foundScanners(devices: readonly DeviceListing[], taken: ReadonlySet<string>): FoundScanner[] {
  const groups = Map.groupBy(devices.filter(isScanner), (device) => placeName(device) ?? '')
  return [...groups.values()].filter((parts) => !parts.some((part) => isTaken(part, taken))).map(foundScanner)
}

function foundScanner(parts: readonly DeviceListing[]): FoundScanner {
  const name = nameOf(parts)
  const unusable = parts.map(modeHint).find((hint) => hint !== null)
  if (unusable !== undefined) return { name, mode: 'USB', machine: null, hint: unusable }
  for (const { use, driver, key, mode, hint } of WAYS) {
    const part = parts.find(({ uses }) => uses.includes(use))
    if (part === undefined) continue
    const value = placeName(part)
    if (value !== null) return { name, mode, machine: { driver, settings: { [key]: value } }, hint }
  }
  return { name, mode: 'USB', machine: null, hint: 'Its mode is not known. Set it to HID POS or USB serial.' }
}

/** A keyboard is one only where its maker makes nothing but scanners. */
function isScanner({ uses, identity }: DeviceListing): boolean {
  return uses.includes('pos-scanner') || (identity !== null && scannerMaker(identity.vendorId) !== null)
}

function modeHint({ identity }: DeviceListing): string | null {
  return identity && unusableModeHint(identity.vendorId, identity.productId)
}

function nameOf([first]: readonly DeviceListing[]): string {
  const maker = first?.identity ? scannerMaker(first.identity.vendorId) : (first?.manufacturer ?? null)
  const product = first?.product ?? 'scanner'
  return maker === null || product.toLowerCase().includes(maker.toLowerCase()) ? product : `${maker} ${product}`
}

/** A machine may name it by less than is known of it, such as by its model alone. */
function isTaken({ identity, path, serialNumber, port }: DeviceListing, taken: ReadonlySet<string>): boolean {
  if (path !== null && taken.has(path)) return true
  const device = identity && { ...identity, serialNumber, port }
  return device !== null && [...taken].some((name) => isNamed(device, identityIn(name)))
}

function isNamed(device: UsbIdentity, wanted: UsbIdentity | null): boolean {
  return wanted !== null && findUsbDevice([device], wanted).outcome === 'found'
}

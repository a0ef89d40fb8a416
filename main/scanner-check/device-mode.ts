import {
  SCANNER_MODES,
  scannerMaker,
  setupOfVendor,
  type ScannerMode,
  type ScannerSetup,
} from '../../drivers/devices/scanner-catalogue.ts'
import type { ConnectionSpec } from '@scanbench/plugin/machine'
import { transportOf } from '../devices/transports/transports.ts'

/** What a scanner is, and how it is set to send. */
export interface DeviceMode {
  maker: string | null
  /** Null for what has no modes to choose from, such as a scanner on RS-232 or the network. */
  mode: ScannerMode | null
  words: string
  setup: ScannerSetup | null
  /** The modes it can be switched to from here, by a command. */
  switches: ScannerMode[]
}

/** `spec` is null for the scanner that types into the window: nobody knows what it is. */
export function deviceMode(spec: ConnectionSpec | null): DeviceMode {
  const transport = spec && transportOf(spec)
  const device = spec === null ? null : (transport?.usbDevice(spec) ?? null)
  const pieces = spec === null ? 'keys' : transport?.pieces(spec)
  const hasSpeed = spec !== null && transport?.baudRate(spec) !== null
  const mode = pieces === 'keys' ? 'keyboard' : pieces === 'reports' ? 'hid-pos' : device && hasSpeed ? 'serial' : null
  const setup = device && setupOfVendor(device.vendorId)
  const others = setup?.modes.map((each) => each.mode).filter((each) => each !== mode) ?? []
  return {
    maker: device && scannerMaker(device.vendorId),
    mode,
    words: mode === null ? (hasSpeed ? 'a serial port' : 'a stream of bytes') : SCANNER_MODES[mode],
    setup,
    switches: mode === 'serial' ? others : [],
  }
}

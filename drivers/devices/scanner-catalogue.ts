import catalogue from './scanners.json' with { type: 'json' }

/** How a scanner on USB can be set to send, in words. */
export const SCANNER_MODES = {
  'hid-pos': 'USB, HID POS',
  serial: 'USB, as a serial port',
  keyboard: 'USB, typing',
} as const
export type ScannerMode = keyof typeof SCANNER_MODES

/** What sets the scanners of one maker to a mode, and where that was read. */
export interface ScannerSetup {
  /** In addresses. */
  maker: string
  name: string
  /** As manuals write it, control characters and FNC by name; `{command}` is that of the mode. */
  code: string
  /** The same over a serial line. */
  line: string
  modes: readonly { mode: ScannerMode; command: string; source: string }[]
  sources: readonly string[]
}

interface Mode {
  vendor_id: string
  product_id: string
  hint: string
}

const setups = catalogue.setups as readonly (ScannerSetup & { vendor_ids: readonly string[] })[]

export const SCANNER_SETUPS: readonly ScannerSetup[] = setups

const isId = (text: string, id: number): boolean => Number.parseInt(text, 16) === id

/** Who makes scanners, and nothing else that types, under this id. */
export function scannerMaker(vendorId: number): string | null {
  return catalogue.makers.find(({ vendor_id }) => isId(vendor_id, vendorId))?.name ?? null
}

/** What to do about a mode that only programs of its maker understand. */
export function unusableModeHint(vendorId: number, productId: number): string | null {
  const modes: readonly Mode[] = catalogue.modes
  return modes.find((mode) => isId(mode.vendor_id, vendorId) && isId(mode.product_id, productId))?.hint ?? null
}

export function setupOfVendor(vendorId: number): ScannerSetup | null {
  return setups.find(({ vendor_ids }) => vendor_ids.some((id) => isId(id, vendorId))) ?? null
}

/** The barcode to scan, as manuals write it. */
export function setupCode({ code }: ScannerSetup, command: string): string {
  return code.replace('{command}', command)
}

/** The same for a serial line. */
export function setupLine({ line }: ScannerSetup, command: string): string {
  return line.replace('{command}', command)
}

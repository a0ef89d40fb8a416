import type { Connection, ConnectionEvents } from './connection.ts'
import type { ListedDevice } from './device-listing.ts'
import type { HidCollection } from './hid-descriptor.ts'
import type { UsbDevice, UsbIdentity } from './usb-device.ts'

export interface HidSettings {
  device: UsbIdentity
  /** Which of its interfaces. */
  kind: 'pos-scanner' | 'keyboard'
  /** A feature report that is sent on opening, its id first; a device that refuses it is used all the same. */
  openingFeature: readonly number[] | null
}

/** One HID interface of a device that is plugged in. */
export interface HidInterface extends UsbDevice {
  /** Where it is now; another one after the next plug. */
  path: string
  collections: readonly HidCollection[]
}

export interface HidTransport {
  /** What is there now; opens nothing. */
  list(): Promise<HidInterface[]>
  /**
   * Each piece of data is one input report, its id first where the device numbers its reports; each write is one output
   * report, its id or 0 first. Rejects with DEVICE_NOT_FOUND, DEVICE_DENIED or DEVICE_UNAVAILABLE; others may listen too.
   */
  open(settings: HidSettings, events: ConnectionEvents): Promise<Connection>
}

/** Usage page and usage (0: any) of what machines can be connected to. */
const COLLECTIONS: Readonly<Record<HidSettings['kind'], HidCollection>> = {
  'pos-scanner': { usagePage: 0x8c, usage: 0 },
  keyboard: { usagePage: 1, usage: 6 },
}

/** What a HID interface can be used as. */
export function hidKinds(collections: readonly HidCollection[]): HidSettings['kind'][] {
  const kinds: HidSettings['kind'][] = ['pos-scanner', 'keyboard']
  return kinds.filter((kind) => {
    const { usagePage, usage } = COLLECTIONS[kind]
    return collections.some((each) => each.usagePage === usagePage && (usage === 0 || each.usage === usage))
  })
}

/** An interface as a device that a machine can be connected to; of no use where it is neither kind. */
export function listedInterface(usb: HidInterface): ListedDevice {
  const [collection] = usb.collections
  return {
    usb,
    usagePage: collection?.usagePage ?? null,
    usage: collection?.usage ?? null,
    uses: hidKinds(usb.collections),
  }
}

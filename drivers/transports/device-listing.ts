import { identityAmong, type UsbDevice, type UsbIdentity } from './usb-device.ts'

/** What a device can be connected as. */
export type DeviceUse = 'serial' | 'pos-scanner' | 'keyboard' | 'exclusive keyboard' | 'printer' | 'queue'

/** One thing that a machine can be connected to, as it is listed without opening it. */
export interface DeviceListing<Transport extends string = string> {
  transport: Transport
  /** For the settings: how it is told apart from all others; null for what is not on USB, or whose ids nobody tells. */
  identity: UsbIdentity | null
  /** Where it is now: the name of a serial port or of a print queue. */
  path: string | null
  /** The socket it sits in, also where the serial number alone identifies it. */
  port: string | null
  serialNumber: string | null
  manufacturer: string | null
  product: string | null
  /** Of a HID device: what its interface is for. */
  usagePage: number | null
  usage: number | null
  /** What a printer says that it understands, such as `ZPL`. */
  commandSet: string | null
  uses: readonly DeviceUse[]
}

/** The same as its own kind of connection says it. */
export interface ListedDevice extends Partial<Omit<DeviceListing, 'transport' | 'identity' | 'uses'>> {
  /** What it is on USB; null for what is not, or whose ids nobody tells. */
  usb: UsbDevice | null
  /** None: it only counts where devices are told apart. */
  uses: readonly DeviceUse[]
}

export interface DeviceLister<Transport extends string = string> {
  transport: Transport
  list(): Promise<ListedDevice[]>
}

const NOTHING = {
  path: null,
  port: null,
  serialNumber: null,
  manufacturer: null,
  product: null,
  usagePage: null,
  usage: null,
  commandSet: null,
} as const

/** Everything that can be a machine, by all kinds of connection. A kind that cannot be listed is said, and the others are listed. */
export async function listDevices<Transport extends string>(
  listers: readonly DeviceLister<Transport>[],
  trouble: (error: unknown) => void,
): Promise<DeviceListing<Transport>[]> {
  const lists = listers.map(async (lister) => {
    try {
      return (await lister.list()).map((device) => ({ transport: lister.transport, device }))
    } catch (error) {
      trouble(error)
      return []
    }
  })
  const listed = (await Promise.all(lists)).flat()
  const plugged = listed.flatMap(({ device }) => device.usb ?? [])
  return listed
    .filter(({ device }) => device.uses.length > 0)
    .map(({ transport, device: { usb, ...own } }) => ({
      ...NOTHING,
      ...namesOf(usb),
      ...own,
      transport,
      identity: usb && identityAmong(usb, plugged),
    }))
}

function namesOf(usb: UsbDevice | null): Partial<DeviceListing> {
  if (usb === null) return {}
  const { port, serialNumber, manufacturer, product } = usb
  return { port, serialNumber, manufacturer, product }
}

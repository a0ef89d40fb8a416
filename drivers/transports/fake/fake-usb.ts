import { TransportError, type Connection, type ConnectionEvents } from '../connection.ts'
import { demandUsbDevice } from '../demand-usb-device.ts'
import type { UsbDevice, UsbIdentity } from '../usb-device.ts'
import type { FakeFarEnd, FakeLine } from './fake-line.ts'

/** The devices in the sockets of a computer that does not exist. */
export interface FakeUsb<Device extends UsbDevice> {
  /** Puts a device into a socket; the line is what it says and hears. */
  plug(device: Device, line: FakeLine): FakeFarEnd
  pullOut(port: string): void
  list(): Device[]
  open(wanted: FakeUsbWanted<Device>, events: ConnectionEvents): Promise<Connection>
}

export interface FakeUsbWanted<Device> {
  identity: UsbIdentity
  /** "scanner", "printer". */
  what: string
  fits: (device: Device) => boolean
}

export function createFakeUsb<Device extends UsbDevice>(): FakeUsb<Device> {
  const plugged = new Map<string, { device: Device; line: FakeLine }>()
  return {
    plug(device, line) {
      if (device.port === null) throw new TransportError('DEVICE_NOT_FOUND', 'A device is plugged into a socket.')
      plugged.set(device.port, { device, line })
      line.far.plug()
      return line.far
    },
    pullOut(port) {
      plugged.get(port)?.line.far.unplug()
      plugged.delete(port)
    },
    list: () => Array.from(plugged.values(), ({ device }) => device),
    async open({ identity, what, fits }, events) {
      const devices = Array.from(plugged.values(), ({ device }) => device).filter((device) => fits(device))
      const found = demandUsbDevice(devices, identity, what)
      const line = plugged.get(found.port ?? '')?.line
      if (line !== undefined) return line.open(events)
      throw new TransportError('DEVICE_NOT_FOUND', `There is no ${what}. Plug it in.`)
    },
  }
}

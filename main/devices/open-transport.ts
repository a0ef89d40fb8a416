import type { ConnectionSpec, SimulatedSpec, TransportKind } from '@scanbench/plugin/machine'
import type { Connection, ConnectionEvents } from '../../drivers/transports/connection.ts'
import type { DeviceLister } from '../../drivers/transports/device-listing.ts'
import { listedInterface } from '../../drivers/transports/hid.ts'
import type { Transports } from '../../drivers/transports/node/node-transports.ts'
import { listedPort } from '../../drivers/transports/serial.ts'

/** A device outside of the program. */
export type RealSpec = Exclude<ConnectionSpec, SimulatedSpec>

type Openers = {
  [K in Exclude<TransportKind, 'simulated'>]: (spec: Extract<RealSpec, { transport: K }>) => Promise<Connection>
}

/** Opens what a driver asked for. */
export function openTransport(transports: Transports, spec: RealSpec, events: ConnectionEvents): Promise<Connection> {
  const { serial, tcp, hid, usbPrinter, usbKeyboard, spooler } = transports
  const openers: Openers = {
    serial: (settings) => serial.open(settings, events),
    tcp: (settings) => tcp.open(settings, events),
    hid: (settings) => hid.open({ ...settings, openingFeature: settings.openingFeature ?? null }, events),
    usb: (settings) => (settings.kind === 'printer' ? usbPrinter : usbKeyboard).open(settings, events),
    spooler: (settings) => spooler.open(settings, events),
  }
  const open = openers[spec.transport] as (spec: RealSpec) => Promise<Connection>
  return open(spec)
}

/** How each kind that can be listed says what is there. */
export function listersOf({
  serial,
  hid,
  usbPrinter,
  usbKeyboard,
  spooler,
}: Transports): DeviceLister<TransportKind>[] {
  return [
    { transport: 'serial', list: async () => (await serial.list()).map(listedPort) },
    { transport: 'hid', list: async () => (await hid.list()).map(listedInterface) },
    {
      transport: 'usb',
      list: async () =>
        (await usbPrinter.list()).map((usb) => ({ usb, commandSet: usb.commandSet, uses: ['printer'] })),
    },
    {
      transport: 'usb',
      list: async () => (await usbKeyboard.list()).map((usb) => ({ usb, uses: ['exclusive keyboard'] })),
    },
    {
      transport: 'spooler',
      list: async () => (await spooler.list()).map((path) => ({ path, usb: null, uses: ['queue'] })),
    },
  ]
}

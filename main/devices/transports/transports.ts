import type { ConnectionSpec, TransportKind } from '@scanbench/plugin/machine'
import { HID } from './hid.ts'
import { SERIAL } from './serial.ts'
import { SIMULATED } from './simulated.ts'
import { SPOOLER } from './spooler.ts'
import { TCP } from './tcp.ts'
import type { Transport } from './transport.ts'
import { USB } from './usb.ts'

/** Every kind of connection: nothing else of the station lists them. */
const TRANSPORTS: { readonly [K in TransportKind]: Transport<Extract<ConnectionSpec, { transport: K }>> } = {
  serial: SERIAL,
  tcp: TCP,
  hid: HID,
  usb: USB,
  spooler: SPOOLER,
  simulated: SIMULATED,
}

export const TRANSPORT_KINDS = Object.keys(TRANSPORTS) as [TransportKind, ...TransportKind[]]

/** What is known of the kind of this connection. */
export function transportOf({ transport }: Pick<ConnectionSpec, 'transport'>): Transport<ConnectionSpec> {
  return TRANSPORTS[transport]
}

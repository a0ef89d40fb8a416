import { decode, encode } from 'dns-packet'
import { readRecord, sightingsOf } from '../../../main/discovery/service-records.ts'
import { describedBy, saidText } from '../../../main/discovery/snmp-question.ts'
import { bytesOf } from '../engine/bytes.ts'
import { demand, type FuzzTargets } from '../engine/target.ts'

const SERVICE = '_pdl-datastream._tcp.local'
const INSTANCE = `Brother QL-820NWB.${SERVICE}`

const ANNOUNCED = encode({
  type: 'response',
  answers: [
    { name: SERVICE, type: 'PTR', ttl: 120, data: INSTANCE },
    { name: INSTANCE, type: 'SRV', ttl: 120, data: { port: 9100, target: 'ql.local' } },
    { name: INSTANCE, type: 'TXT', ttl: 120, data: ['ty=Brother QL-820NWB', 'usb_MFG=Brother'] },
    { name: 'ql.local', type: 'A', ttl: 120, data: '10.0.4.17' },
  ],
})

/** What devices of the network answer; anybody may. */
export const TARGETS: FuzzTargets = {
  announcements: {
    seeds: [new Uint8Array(ANNOUNCED)],
    mostBytes: 1024,
    canGrow: false,
    check(input) {
      const packet = decoded(input)
      if (packet === null) return
      const records = [...(packet.answers ?? []), ...(packet.additionals ?? [])].flatMap(readRecord)
      const hosts = sightingsOf(records).map(({ host }) => host)
      demand(new Set(hosts).size === hosts.length, 'a device is told of once')
    },
  },
  'snmp-texts': {
    seeds: ['HP LaserJet', 'Zebra\u0000\r\nZD421', '\u00c3\u00a4'].map(bytesOf),
    mostBytes: 1024,
    canGrow: true,
    check(input) {
      const { name, description } = describedBy(saidText(input.subarray(1)), saidText(input))
      demand(!/\p{Cc}/u.test(name + description), 'no control character gets on a screen')
      demand(description.length <= 2 * 255 + 1, 'a description is of one line')
    },
  },
}

/** Null for what is no packet: the library that listens leaves it out, too. */
function decoded(input: Uint8Array): ReturnType<typeof decode> | null {
  try {
    return decode(Buffer.from(input))
  } catch {
    return null
  }
}

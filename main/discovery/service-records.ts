import type { Answer } from 'dns-packet'
import type { Sighting } from './sighting.ts'

/** The record types that say where a service is. */
export type ServiceRecord =
  | { type: 'PTR'; service: string; instance: string }
  | { type: 'SRV'; instance: string; target: string; port: number }
  | { type: 'TXT'; instance: string; texts: readonly string[] }
  | { type: 'A'; target: string; address: string }

/** What takes raw data first: that is what a driver speaks. */
export const PRINTER_SERVICES = ['_pdl-datastream._tcp.local', '_printer._tcp.local', '_ipp._tcp.local'] as const

const RAW_SERVICE = PRINTER_SERVICES[0]
/** Keys of a printer's TXT record that name it (Bonjour Printing Specification). */
const NAMING = ['ty', 'product', 'usb_MFG', 'usb_MDL', 'usb_CMD']

/** What an answer says of a service; nothing where it says something else. */
export function readRecord(answer: Answer): ServiceRecord[] {
  switch (answer.type) {
    case 'PTR':
      return [{ type: 'PTR', service: answer.name, instance: answer.data }]
    case 'SRV':
      return [{ type: 'SRV', instance: answer.name, target: answer.data.target, port: answer.data.port }]
    case 'TXT':
      return [{ type: 'TXT', instance: answer.name, texts: [answer.data].flat().map(String) }]
    case 'A':
      return [{ type: 'A', target: answer.name, address: answer.data }]
    default:
      return []
  }
}

/** One sighting for each address, by its best service. An instance without an address is not told. */
export function sightingsOf(records: readonly ServiceRecord[]): Sighting[] {
  const places = new Map(records.flatMap((record) => (record.type === 'SRV' ? [[record.instance, record]] : [])))
  const texts = new Map(records.flatMap((record) => (record.type === 'TXT' ? [[record.instance, record.texts]] : [])))
  const addresses = new Map(records.flatMap((record) => (record.type === 'A' ? [[record.target, record.address]] : [])))
  const found = new Map<string, Sighting>()
  for (const service of PRINTER_SERVICES)
    for (const record of records) {
      if (record.type !== 'PTR' || record.service !== service) continue
      const { instance } = record
      const place = places.get(instance)
      const host = place && addresses.get(place.target)
      if (place === undefined || host === undefined || found.has(host)) continue
      const said = namesIn(texts.get(instance) ?? [])
      const label = instance.slice(0, -service.length - 1)
      found.set(host, {
        host,
        port: service === RAW_SERVICE ? place.port : null,
        name: said.get('ty') ?? label,
        description: [label, ...said.values()].join(' '),
        by: 'announcement',
      })
    }
  return [...found.values()]
}

function namesIn(texts: readonly string[]): Map<string, string> {
  const pairs = texts.map((text) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)] as const)
  return new Map(pairs.filter(([key, value]) => NAMING.includes(key) && value !== ''))
}

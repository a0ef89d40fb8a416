import type { Session } from 'net-snmp'
import type { Sighting } from './sighting.ts'

interface Question {
  host: string
  port: number
  timeoutMs: number
}

const SYSTEM_DESCRIPTION = '1.3.6.1.2.1.1.1.0'
/** hrDeviceDescr of the first device: printers say their model here. */
const DEVICE_DESCRIPTION = '1.3.6.1.2.1.25.3.2.1.3.1'
/** DisplayString of RFC 1213. */
const MOST_BYTES = 255
const COMMUNITY = 'public'

/** What the device at this address says that it is; null when nobody answers in time. */
export async function askBySnmp({ host, port, timeoutMs }: Question): Promise<Sighting | null> {
  const { default: snmp } = await import('net-snmp')
  // Version 1: old print servers know no other.
  const session = snmp.createSession(host, COMMUNITY, { port, timeout: timeoutMs, retries: 0, version: snmp.Version1 })
  session.on('error', () => {})
  try {
    const system = await valueOf(session, SYSTEM_DESCRIPTION)
    if (system === null) return null
    const device = await valueOf(session, DEVICE_DESCRIPTION)
    return { host, port: null, ...describedBy(device, system), by: 'snmp' }
  } finally {
    session.close()
  }
}

export function describedBy(device: string | null, system: string): { name: string; description: string } {
  const description = [device, system].filter((text) => text !== null && text !== '').join(' ')
  return { name: device === null || device === '' ? system : device, description }
}

/** Anything may answer: no control character of it gets on a screen, and no more than MIB-II allows. */
export function saidText(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, MOST_BYTES))
  return text.replaceAll(/\p{Cc}+/gu, ' ').trim()
}

function valueOf(session: Session, oid: string): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>()
  session.get([oid], (error, varbinds) => {
    const value: unknown = error === null ? varbinds?.[0]?.value : null
    resolve(Buffer.isBuffer(value) ? saidText(value) : null)
  })
  return promise
}

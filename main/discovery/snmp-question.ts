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
    const description = [device, system].filter((text) => text !== null && text !== '').join(' ')
    return { host, port: null, name: device ?? system, description, by: 'snmp' }
  } finally {
    session.close()
  }
}

function valueOf(session: Session, oid: string): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>()
  session.get([oid], (error, varbinds) => {
    const value: unknown = error === null ? varbinds?.[0]?.value : null
    resolve(Buffer.isBuffer(value) ? value.toString('utf8').trim() : null)
  })
  return promise
}

import type { Logger } from '@scanbench/plugin'
import type { Options } from 'multicast-dns'
import { systemTimers } from '../waiting/timers.ts'
import { hearAnnouncements } from './announcements.ts'
import { Discovery } from './discovery.ts'
import { askBySnmp } from './snmp-question.ts'

interface Network {
  /** That may be asked one by one. */
  addresses: () => readonly string[]
  multicast: Options
  snmpPort: number
  log: Logger
}

const LISTEN_MS = 3000
const ANSWER_WITHIN_MS = 600

/** Both ways to find printers, as they are on a network. Nothing is asked before a person asks. */
export function networkDiscovery({ addresses, multicast, snmpPort, log }: Network): Discovery {
  return new Discovery({
    announcements: () => hearAnnouncements({ forMs: LISTEN_MS, socket: multicast }),
    addresses,
    ask: (host) => askBySnmp({ host, port: snmpPort, timeoutMs: ANSWER_WITHIN_MS }),
    log,
    after: (ms, work) => systemTimers.after(ms, work),
  })
}

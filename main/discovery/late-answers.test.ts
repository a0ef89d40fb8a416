import createMulticast from 'multicast-dns'
import snmp from 'net-snmp'
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { recordingLog } from '../../test/support/recording-log.ts'
import { networkDiscovery } from './network-discovery.ts'

const WITHIN_MS = 5000
/** A print server that thinks before it speaks, and is heard all the same. */
const LATE_MS = 500
const INSTANCE = 'Brother QL-820NWB._pdl-datastream._tcp.local'
const ANSWERS: Readonly<Record<string, object>> = {
  'PTR _pdl-datastream._tcp.local': { data: INSTANCE },
  [`SRV ${INSTANCE}`]: { data: { port: 9100, target: 'ql.local' } },
  [`TXT ${INSTANCE}`]: { data: ['ty=Brother QL-820NWB'] },
  'A ql.local': { data: '10.0.4.17' },
}
/** More than are asked at once, several times over. */
const SILENT_HOSTS = Array.from({ length: 250 }, (_, index) => `127.0.9.${index + 1}`)

async function boundTo(address: string, port: number): Promise<Socket> {
  const socket = createSocket('udp4').bind(port, address)
  await once(socket, 'listening')
  return socket
}

/** An agent for SNMP behind a line that is slow. */
async function lateAgent(host: string, port: number): Promise<Disposable> {
  using parts = new DisposableStack()
  const agentPort = await freePort()
  const agent = snmp.createAgent({ port: agentPort, address: '127.0.0.1', disableAuthorization: true }, () => {})
  parts.defer(() => agent.close())
  const mib = agent.getMib()
  mib.registerProvider({
    name: 'sysDescr',
    type: snmp.MibProviderType.Scalar,
    oid: '1.3.6.1.2.1.1.1',
    scalarType: snmp.ObjectType.OctetString,
    maxAccess: snmp.MaxAccess['read-only'],
  })
  mib.setScalarValue('sysDescr', 'ZTC ZD421-203dpi ZPL')
  const [front, back] = [await boundTo(host, port), await boundTo('127.0.0.1', 0)]
  parts.defer(() => front.close())
  parts.defer(() => back.close())
  let asker: RemoteInfo | null = null
  front.on('message', (question, from) => {
    asker = from
    const timer = setTimeout(() => back.send(question, agentPort, '127.0.0.1'), LATE_MS)
    rest.defer(() => clearTimeout(timer))
  })
  back.on('message', (answer) => asker !== null && front.send(answer, asker.port, asker.address))
  const rest = parts.move()
  return rest
}

async function freePort(): Promise<number> {
  const socket = await boundTo('127.0.0.1', 0)
  const { port } = socket.address()
  socket.close()
  return port
}

it('among hosts that never answer and two that answer late, the search ends within five seconds and has found the late ones', async () => {
  using parts = new DisposableStack()
  const multicast = { port: await freePort(), interface: '127.0.0.1', bind: '0.0.0.0' }
  const responder = createMulticast(multicast)
  parts.defer(() => responder.destroy())
  responder.on('query', ({ questions = [] }) => {
    for (const { name, type } of questions) {
      const answer = ANSWERS[`${type} ${name}`]
      if (answer === undefined) continue
      const timer = setTimeout(() => responder.respond([{ name, type, ttl: 120, ...answer } as never]), LATE_MS)
      parts.defer(() => clearTimeout(timer))
    }
  })
  const snmpPort = await freePort()
  const asked = new Set<string>()
  for (const host of SILENT_HOSTS) {
    const socket = await boundTo(host, snmpPort)
    socket.on('message', () => asked.add(host))
    parts.defer(() => socket.close())
  }
  parts.use(await lateAgent('127.0.10.1', snmpPort))
  const addresses = (): string[] => [...SILENT_HOSTS, '127.0.10.1']
  const discovery = networkDiscovery({ addresses, multicast, snmpPort, log: recordingLog() })
  const begunAt = performance.now()
  const found = await discovery.find()
  expect(performance.now() - begunAt).toBeLessThan(WITHIN_MS)
  expect(found.map(({ sighting, model }) => [sighting.host, sighting.port, model?.model])).toEqual([
    ['10.0.4.17', 9100, 'QL-820NWB'],
    ['127.0.10.1', null, 'ZD421'],
  ])
  expect(asked.size).toBe(SILENT_HOSTS.length)
})

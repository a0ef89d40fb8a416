import createMulticast from 'multicast-dns'
import snmp from 'net-snmp'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { hearAnnouncements } from './announcements.ts'
import { askBySnmp } from './snmp-question.ts'

async function freePort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const { port } = socket.address()
  socket.close()
  return port
}

it('a printer that answers by multicast is heard, also when it has to be asked where it is', async () => {
  const socket = { port: await freePort(), interface: '127.0.0.1', bind: '0.0.0.0' }
  const responder = createMulticast(socket)
  const instance = 'Brother QL-820NWB._pdl-datastream._tcp.local'
  responder.on('query', ({ questions = [] }) => {
    for (const { name, type } of questions) {
      if (type === 'PTR' && name === '_pdl-datastream._tcp.local')
        responder.respond([{ name, type: 'PTR', ttl: 120, data: instance }])
      if (type === 'SRV' && name === instance)
        responder.respond([{ name, type: 'SRV', ttl: 120, data: { port: 9100, target: 'ql.local' } }])
      if (type === 'TXT' && name === instance)
        responder.respond([{ name, type: 'TXT', ttl: 120, data: ['ty=Brother QL-820NWB'] }])
      if (type === 'A' && name === 'ql.local') responder.respond([{ name, type: 'A', ttl: 120, data: '10.0.4.17' }])
    }
  })
  try {
    expect(await hearAnnouncements({ forMs: 500, socket })).toMatchObject([
      { host: '10.0.4.17', port: 9100, name: 'Brother QL-820NWB' },
    ])
  } finally {
    responder.destroy()
  }
})

it('a printer that answers to SNMP says its model, and a silent address says nothing', async () => {
  const port = await freePort()
  const agent = snmp.createAgent({ port, address: '127.0.0.1', disableAuthorization: true }, () => {})
  const mib = agent.getMib()
  const scalar = (name: string, oid: string, value: string): void => {
    mib.registerProvider({
      name,
      type: snmp.MibProviderType.Scalar,
      oid,
      scalarType: snmp.ObjectType.OctetString,
      maxAccess: snmp.MaxAccess['read-only'],
    })
    mib.setScalarValue(name, value)
  }
  scalar('sysDescr', '1.3.6.1.2.1.1.1', 'Print server 1.2')
  try {
    expect(await askBySnmp({ host: '127.0.0.1', port, timeoutMs: 2000 })).toMatchObject({
      host: '127.0.0.1',
      name: 'Print server 1.2',
      by: 'snmp',
    })
  } finally {
    agent.close()
  }
  expect(await askBySnmp({ host: '127.0.0.1', port: await freePort(), timeoutMs: 200 })).toBeNull()
})

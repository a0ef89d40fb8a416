import { expect, it } from 'vitest'
import { recordingLog } from '../../test/support/recording-log.ts'
import { ManualTimers } from '../../test/support/manual-timers.ts'
import { addressesNextTo } from './own-addresses.ts'
import { Discovery, type DiscoveryOptions } from './discovery.ts'
import { sightingsOf } from './service-records.ts'
import type { Sighting } from './sighting.ts'

const BROTHER: Sighting = {
  host: '10.0.4.17',
  port: 9100,
  name: 'Brother QL-820NWB',
  description: 'Brother QL-820NWB',
  by: 'announcement',
}
const snmp = (host: string, description: string): Sighting => ({
  host,
  port: null,
  name: description,
  description,
  by: 'snmp',
})

const info = (address: string, netmask: string, internal: boolean) =>
  ({ address, netmask, internal, family: 'IPv4', mac: '', cidr: null }) as const

const at = (service: string, port: number, name: string) =>
  [
    { type: 'PTR', service, instance: `${name}.${service}` },
    { type: 'SRV', instance: `${name}.${service}`, target: 'ql.local', port },
    { type: 'TXT', instance: `${name}.${service}`, texts: ['ty=Brother QL-820NWB', 'note=desk'] },
  ] as const

function discoveryWith(options: Partial<DiscoveryOptions>) {
  const timers = new ManualTimers()
  const discovery = new Discovery({
    announcements: async () => [],
    addresses: () => [],
    ask: async () => null,
    log: recordingLog(),
    after: (ms, work) => timers.after(ms, work),
    ...options,
  })
  return { timers, discovery }
}

it('a printer is told once, by its model, however it was found', async () => {
  const { discovery } = discoveryWith({
    announcements: async () => [BROTHER],
    addresses: () => ['10.0.4.17', '10.0.4.18', '10.0.4.19'],
    ask: async (host) =>
      host === '10.0.4.19'
        ? snmp(host, 'Managed switch')
        : snmp(host, host.endsWith('8') ? 'Zebra ZD421' : 'Brother NC'),
  })
  const found = await discovery.find()
  expect(found.map(({ sighting, model }) => [sighting.host, sighting.port, model?.model, model?.languages[0]])).toEqual(
    [
      ['10.0.4.17', 9100, 'QL-820NWB', 'brother-ql'],
      ['10.0.4.18', null, 'ZD421', 'zpl'],
    ],
  )
})

it('what hangs is not waited for, and what was found is told', async () => {
  const { discovery, timers } = discoveryWith({
    announcements: async () => [BROTHER],
    addresses: () => ['10.0.4.18'],
    ask: () => new Promise(() => {}),
  })
  const finding = discovery.find()
  await Promise.resolve()
  timers.advance(5000)
  expect((await finding).map(({ sighting }) => sighting.host)).toEqual(['10.0.4.17'])
})

it('a network that lets nobody listen does not end the search', async () => {
  const { discovery } = discoveryWith({
    announcements: () => Promise.reject(new Error('EPERM')),
    addresses: () => ['10.0.4.18'],
    ask: async (host) => snmp(host, 'ZTC ZD421-203dpi ZPL'),
  })
  expect(await discovery.find()).toHaveLength(1)
})

it('only the own subnets are asked, and of a large one the part next to the station', () => {
  const addresses = addressesNextTo({
    lo: [info('127.0.0.1', '255.0.0.0', true)],
    eth0: [info('10.0.4.2', '255.255.255.252', false)],
    eth1: [info('172.16.9.5', '255.255.0.0', false)],
  })
  expect(addresses.slice(0, 2)).toEqual(['10.0.4.1', '172.16.9.1'])
  expect([addresses.length, addresses.at(-1), addresses.includes('172.16.9.5')]).toEqual([254, '172.16.9.254', false])
})

it('the service that takes raw data is preferred, and an instance without an address is not told', () => {
  expect(
    sightingsOf([
      ...at('_ipp._tcp.local', 631, 'Brother (ipp)'),
      ...at('_pdl-datastream._tcp.local', 9100, 'Brother'),
      { type: 'A', target: 'ql.local', address: '10.0.4.17' },
      { type: 'PTR', service: '_printer._tcp.local', instance: 'Ghost._printer._tcp.local' },
    ]),
  ).toEqual([
    {
      host: '10.0.4.17',
      port: 9100,
      name: 'Brother QL-820NWB',
      description: 'Brother Brother QL-820NWB',
      by: 'announcement',
    },
  ])
})

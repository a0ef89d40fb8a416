import { expect, it } from 'vitest'
import { modelInText } from '../../../drivers/devices/device-table.ts'
import { createMachineBench } from '../../../test/support/machine-bench.ts'
import { MemoryDevices } from '../../../test/support/memory-devices.ts'
import { recordingLog } from '../../../test/support/recording-log.ts'
import { STATION } from '../../users/actor.ts'
import { discoveryRoutes } from './discovery-routes.ts'
import { createDoor } from '../door.ts'

it('printers at the computer and in the network are told with their drivers, and with the machine that has them', async () => {
  const devices = new MemoryDevices()
  await using bench = await createMachineBench({ devices })
  const identity = { vendorId: 0x04f9, productId: 0x209d, serialNumber: null, port: null }
  const nothing = { path: null, port: null, serialNumber: null, usagePage: null, usage: null, product: null } as const
  devices.devices = [
    { ...nothing, transport: 'usb', identity, manufacturer: 'Brother', commandSet: null, uses: ['printer'] },
    {
      ...nothing,
      transport: 'usb',
      identity: { ...identity, vendorId: 1 },
      manufacturer: 'Acme',
      commandSet: 'ZPL II;EPL',
      uses: ['printer'],
    },
    { ...nothing, transport: 'spooler', identity: null, manufacturer: null, commandSet: null, uses: ['queue'] },
  ]
  const pk = await bench.add('zpl', 'Dock', { CONNECTION: 'tcp', HOST: '10.0.4.18' })
  await bench.until(pk, ({ initialized }) => initialized)
  const sighting = { host: '10.0.4.18', port: 9100, name: 'ZD421', description: 'ZD421', by: 'announcement' } as const
  const door = createDoor({
    routes: discoveryRoutes({
      machines: bench.machines,
      discovery: { find: async () => [{ sighting, model: modelInText('ZD421') }] },
    }),
    authenticate: async () => STATION,
    log: recordingLog(),
    staticFiles: async () => null,
    allowedHosts: ['127.0.0.1'],
    windowAccess: { redeem: async () => ({ cookie: '' }) },
    checkAnswers: true,
  })
  const request = new Request('http://127.0.0.1/api/station/discovery/', { method: 'POST' })
  const answer = await door.fetch(request, { actor: STATION })
  expect(await answer.json()).toMatchObject([
    { connection: 'usb', value: '04f9:209d', model: 'QL-820NWB', drivers: ['brother-ql'], used_by: null },
    { name: 'Acme', model: null, drivers: ['zpl', 'epl'] },
    { connection: 'tcp', value: '10.0.4.18', port: 9100, make: 'Zebra', drivers: ['zpl', 'epl'], used_by: 'Dock' },
  ])
})

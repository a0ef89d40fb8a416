import { expect, it } from 'vitest'
import { hostPlugin } from '../../test/support/plugin-host.ts'
import InvenTreeLabelMachinePlugin from './label-machine.ts'

it('hands a whole job to the station, once', async () => {
  const { plugin, asked } = hostPlugin(new InvenTreeLabelMachinePlugin(), { 'POST /api/station/print-jobs/': {} })
  const job = { job: 4, template: 1, modelType: 'stockitem' as const, items: [7, 8], user: 1 }
  await plugin.printLabels({ ...job, options: { machine: 'm1' } })
  await plugin.printLabel({ ...job, items: [9], options: { machine: 'm1', driver_options: { copies: 3 } } })
  const request = { method: 'POST', path: '/api/station/print-jobs/' }
  expect(asked).toEqual([
    { ...request, body: { job: 4, machine: 'm1', template: 1, items: [7, 8], options: {} } },
    { ...request, body: { job: 4, machine: 'm1', template: 1, items: [9], options: { copies: 3 } } },
  ])
})

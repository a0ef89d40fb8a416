import { expect, test } from 'vitest'
import type { Machine } from '../records/machine-records.ts'
import type { PrintJob } from '../records/print-records.ts'
import { EventLog } from './event-log.ts'
import { tellPlugins } from './host-events.ts'

type Job = ReturnType<(typeof PrintJob)['parse']>
type MachineRecord = ReturnType<(typeof Machine)['parse']>

const JOB = {
  pk: 3,
  state: 'queued',
  plugin: 'inventreelabelmachine',
  machine: 'm1',
  template: 1,
  model_type: 'stockitem',
  total: 2,
  user: null,
} as unknown as Job

const MACHINE = {
  pk: 'm1',
  name: 'Bench printer',
  machine_type: 'label-printer',
  active: true,
  status: 10,
  status_text: 'Ready.',
} as unknown as MachineRecord

function createEars({ hasListeners = true } = {}) {
  const log = new EventLog({ clock: () => new Date() })
  const told: unknown[] = []
  const trigger = async (name: string, data: Record<string, unknown>) => void told.push([name, data['id']])
  const wake = () => void told.push('look again')
  const subscription = tellPlugins(log, { hasListeners, trigger, wake })
  return { log, told, subscription }
}

test('a job is told once for each end it can come to', () => {
  const { log, told } = createEars()
  for (const state of ['queued', 'sending', 'sent', 'sent', 'printed', 'printed', 'failed'] as const)
    log.publish({ type: 'print-job.changed', data: { ...JOB, state } })
  log.publish({ type: 'print-job.changed', data: { ...JOB, pk: 4, state: 'printed' } })
  expect(told).toEqual([
    ['label.sent', 3],
    ['label.printed', 3],
    ['label.failed', 3],
    ['label.printed', 4],
  ])
})

test('a machine is told when its state changes, and when it goes', () => {
  const { log, told } = createEars()
  for (const status of [10, 10, 11]) log.publish({ type: 'machine.changed', data: { ...MACHINE, status } })
  log.publish({ type: 'machine.deleted', data: { pk: 'm1' } })
  expect(told).toEqual([
    ['machine.changed', 'm1'],
    ['machine.changed', 'm1'],
    ['machine.deleted', 'm1'],
  ])
})

test('what happened to stock is in the rows already: plugins look again', () => {
  const { log, told } = createEars()
  log.publish({ type: 'stock.changed', data: { model: 'part', pk: 1, action: 'saved' } })
  expect(told).toEqual(['look again'])
})

test('what is not for plugins, and what nobody would hear, is not told', () => {
  const ears = createEars()
  ears.log.publish({ type: 'setting.changed', data: { scope: 'global', owner: '', key: 'X' } })
  ears.subscription[Symbol.dispose]()
  ears.log.publish({ type: 'stock.changed', data: { model: 'part', pk: 1, action: 'saved' } })
  const deaf = createEars({ hasListeners: false })
  deaf.log.publish({ type: 'stock.changed', data: { model: 'part', pk: 1, action: 'saved' } })
  expect([...ears.told, ...deaf.told]).toEqual([])
})

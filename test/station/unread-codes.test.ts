import { expect, test } from 'vitest'
import { ITEM_LABEL } from '../../main/labels/templates/built-in/item-label.ts'
import { lineObject } from '../../main/labels/templates/template-objects.ts'
import type { LabelTemplate } from '../../main/records/label-records.ts'
import type { PrintJob } from '../../main/records/print-records.ts'
import { STATION, type Actor } from '../../main/users/actor.ts'
import { addMachine } from '../support/machines.ts'
import { createScanBench } from '../support/scan-bench.ts'

const JOBS = '/api/station/print-jobs/'
const PACKER: Actor = { ...STATION, isStaff: false, isSuperuser: false }

/** A bench with a label whose code has a thick line across it. */
async function createUnreadBench() {
  const bench = await createScanBench()
  const { station, news } = bench
  if (ITEM_LABEL.document.kind !== 'design') throw new Error('The item label is a design')
  const bar = lineObject('bar', { xMm: 31, yMm: 16, lengthMm: 18, thicknessMm: 8 })
  const document = { ...ITEM_LABEL.document, objects: [...ITEM_LABEL.document.objects, bar] }
  const { pk: template } = await station.json<LabelTemplate>('POST', '/api/station/label-templates/', {
    name: 'Crossed out',
    model_type: 'stockitem',
    width: 50,
    height: 30,
    document,
  })
  const item = await bench.item()
  return {
    ...bench,
    template,
    item,
    queue: (more: object = {}) => station.json<PrintJob>('POST', JOBS, { template, items: [item], ...more }),
    held: ({ pk }: { pk: number }) => news.until('print-job.changed', (job) => job.pk === pk && job.state === 'held'),
    async act(job: { pk: number }, name: string, body: object, actor = STATION): Promise<[number, unknown]> {
      const headers = { 'Content-Type': 'application/json' }
      const request = { method: 'POST', headers, body: JSON.stringify(body) }
      const path = job.pk === 0 ? JOBS : `${JOBS}${job.pk}/${name}/`
      const answer = await station.station.fetch(new Request(`http://127.0.0.1${path}`, request), { actor })
      return [answer.status, await answer.json()]
    },
    [Symbol.asyncDispose]: bench[Symbol.asyncDispose],
  }
}

test('a label whose code does not read back is held with the code, and the next job of its printer is printed', async () => {
  await using bench = await createUnreadBench()
  const job = await bench.queue({ copies: 2 })
  expect(await bench.held(job)).toMatchObject({
    is_held: true,
    unread_code: `INV-SI${bench.item}`,
    message: expect.stringContaining('does not read back'),
    counts: { held: 1, queued: 1 },
  })
  await bench.printed(await bench.queue({ template: 1 }))
})

test('staff alone print it anyway, and only with a reason, which stays with the job', async () => {
  await using bench = await createUnreadBench()
  const job = await bench.queue({ copies: 2 })
  await bench.held(job)
  expect((await bench.act(job, 'release', { reason: 'A sample' }, PACKER))[0]).toBe(403)
  expect(await bench.act(job, 'release', { reason: ' ' })).toMatchObject([400, { reason: [expect.any(String)] }])
  expect((await bench.act(job, 'release', { reason: 'A sample' }))[0]).toBe(200)
  expect(await bench.printed(job)).toMatchObject({ release_reason: 'A sample', is_held: false, message: '' })
})

test('who orders it with a reason is asked for the same right, and nothing is held', async () => {
  await using bench = await createUnreadBench()
  const order = { template: bench.template, items: [bench.item], release_reason: 'People read it' }
  expect((await bench.act({ pk: 0 }, '', order, PACKER))[0]).toBe(403)
  await bench.printed(await bench.queue({ release_reason: 'People read it' }))
})

test('who prints through a label plugin says why too, with the same right, and so does who asks for the usual label', async () => {
  await using bench = await createUnreadBench()
  const { station, item, template } = bench
  const order = { template, items: [item], plugin: 'inventreelabelmachine', release_reason: 'A sample' }
  expect((await bench.act({ pk: 0 }, '', order, PACKER))[0]).toBe(403)
  await station.json('POST', '/api/label/print/', order)
  expect(await bench.printed({ pk: 1 })).toMatchObject({ release_reason: 'A sample', is_held: false })
  await station.json('POST', '/api/station/print-rules/', { name: 'All', model_type: 'stockitem', template })
  const usual = { template: null, model_type: 'stockitem', items: [item], release_reason: 'People read it' }
  await bench.printed(await station.json<PrintJob>('POST', JOBS, usual))
})

test('what is printed by a scan is held too', async () => {
  await using bench = await createUnreadBench()
  const { station, item, template } = bench
  const rule = { name: 'All', model_type: 'stockitem', template }
  await station.json('POST', '/api/station/print-rules/', rule)
  await bench.switchOn('STATION_PRINT_ON_SCAN')
  await bench.scan(`INV-SI${item}`)
  expect(await bench.held({ pk: 1 })).toMatchObject({ unread_code: `INV-SI${item}`, rule: 'by rule: All' })
})

test('a job that is moved is read again with the dots of its new printer', async () => {
  await using bench = await createUnreadBench()
  const simulated = { machine_type: 'label-printer', driver: 'simulated-printer', settings: {} } as const
  const { pk: machine } = await addMachine(bench.station, bench.news, { ...simulated, name: 'Other' })
  const job = await bench.queue()
  await bench.held(job)
  await bench.act(job, 'move', { machine })
  const isHeldThere = (one: PrintJob): boolean => one.pk === job.pk && one.machine === machine && one.is_held
  expect(await bench.news.until('print-job.changed', isHeldThere)).toMatchObject({
    unread_code: `INV-SI${bench.item}`,
  })
})

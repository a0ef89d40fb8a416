import { expect, test } from 'vitest'
import { createTemporaryDatabase } from '../../../test/support/temporary-database.ts'
import { PrintActivity } from './print-activity.ts'
import { PrintJournal } from '../journal/print-journal.ts'
import { labelsOfItems, USUAL_JOB } from '../journal/new-job.ts'

const clock = () => new Date(2026, 10, 21, 10, 0)
const minutesAgo = (minutes: number) => new Date(clock().getTime() - minutes * 60_000).toISOString()

test('labels are counted that came out of this printer today and in the last hour', async () => {
  await using database = await createTemporaryDatabase()
  const journal = new PrintJournal({ database, events: { publish: () => {} }, clock })
  const job = { ...USUAL_JOB, user: null, plugin: 'p', template: 1, template_name: 'Item', model_type: 'stockitem' }
  const labels = labelsOfItems([1, 2, 3, 4, 5])
  const { pk } = await journal.createJob({ ...job, machine: 'm1', labels, copies: 1 })
  await journal.createJob({ ...job, machine: 'm2', labels: labelsOfItems([1]), copies: 1 })
  const set = (position: number, state: 'printed' | 'sent' | 'failed', at: string) =>
    database.write
      .updateTable('print_label')
      .set({ state, sent_at: at, printed_at: state === 'printed' ? at : null, updated: at })
      .where('job', '=', pk)
      .where('position', '=', position)
      .execute()
  await set(1, 'printed', minutesAgo(2))
  await set(2, 'sent', minutesAgo(58))
  await set(3, 'printed', minutesAgo(120))
  await set(4, 'printed', minutesAgo(24 * 60))
  await set(5, 'failed', minutesAgo(1))
  expect(await new PrintActivity({ database, clock }).labelsOf('m1')).toEqual({
    today: 3,
    lastHour: 2,
    steps: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
  })
})

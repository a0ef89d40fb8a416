import { expect, test } from 'vitest'
import type { PrintJob } from '../../main/records/print-records.ts'
import { jobWords } from './job-words.ts'

const JOB = {
  state: 'queued',
  counts: {},
  total: 20,
  message: '',
  is_held: false,
  unread_code: '',
} as unknown as PrintJob

const words = (change: Partial<PrintJob>): string => jobWords({ ...JOB, ...change }, null).word

test.each<[Partial<PrintJob>, string]>([
  [{}, 'Waiting'],
  [{ is_held: true }, 'On hold'],
  [{ state: 'sending', counts: { sent: 7, queued: 13 } }, 'Sending 35 %'],
  [{ state: 'sending', counts: { printed: 6, sending: 1, queued: 13 } }, 'Printing 7 of 20'],
  [{ state: 'sending', counts: { sending: 1 }, total: 1 }, 'Sending'],
  [{ state: 'printed', counts: { printed: 20 } }, 'Printed'],
  [{ state: 'sent', counts: { sent: 20 } }, 'Sent'],
  [{ state: 'sent', counts: { printed: 18, sent: 2 } }, 'Printing 19 of 20'],
  [{ state: 'held' }, 'Held'],
  [{ state: 'unknown', counts: { unknown: 1 } }, 'Check'],
  [{ state: 'held', counts: { unknown: 1, held: 2 } }, 'Check'],
  [{ state: 'sending', counts: { unknown: 1, printed: 2, queued: 17 } }, 'Printing 3 of 20'],
  [{ state: 'failed' }, 'Failed'],
  [{ state: 'cancelled', counts: { printed: 7, cancelled: 13 } }, 'Cancelled after 7'],
  [{ state: 'cancelled', counts: { cancelled: 20 } }, 'Cancelled'],
])('%j is called %s', (change, word) => {
  expect(words(change)).toBe(word)
})

test('what was sent to a printer that cannot confirm is never called printed', () => {
  const states = ['sending', 'sent'] as const
  expect(states.map((state) => words({ state, counts: { sent: 20 } })).join()).not.toMatch(/print/i)
})

test('a job that stands says what is wrong at its printer', () => {
  expect(jobWords({ ...JOB, state: 'held' }, 'paper out').word).toBe('Held: paper out')
})

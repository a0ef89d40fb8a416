import { expect, test } from 'vitest'
import { ManualTimers } from '../../../test/support/manual-timers.ts'
import { LabelsInPrinter } from './labels-in-printer.ts'

const WAITS = { settleMs: 0, overdueMs: 1000 }

/** Labels 1 to 3 went into a memory that the printer has lost since; 4 and 5 are in the next. */
function afterDoubt() {
  const timers = new ManualTimers()
  const labels = new LabelsInPrinter(timers)
  for (const pk of [1, 2, 3]) labels.add(pk, 1, WAITS)
  labels.giveUp(labels.forgotten(2))
  expect([labels.pks, labels.hasOlder]).toEqual([[], true])
  for (const pk of [4, 5]) labels.add(pk, 2, WAITS)
  return { timers, labels }
}

test('what a printer tells is of the labels before a doubt first: none of them stands for a later one', () => {
  const { labels } = afterDoubt()
  expect([labels.takeTold(2), labels.takeTold(2), labels.takeTold(5)]).toEqual([[], [4], [5]])
})

test('a printer that had nothing left to print tells of the later ones alone', () => {
  const { labels } = afterDoubt()
  labels.forgetOlder()
  expect(labels.takeTold(2)).toEqual([4, 5])
})

test('once labels are overdue, nothing is told of older ones either', () => {
  const { timers, labels } = afterDoubt()
  timers.advance(1000)
  expect(labels.takeOverdue()).toEqual([4, 5])
  labels.add(6, 2, WAITS)
  expect(labels.takeTold(1)).toEqual([6])
})

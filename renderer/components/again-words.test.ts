import { expect, test } from 'vitest'
import type { FirstPrint } from '../../main/records/print-records.ts'
import { againWords } from './again-words.ts'

const again = (...labels: [number, FirstPrint][]) => ({
  printed_again: labels.map(([position, first_print]) => ({ position, first_print })),
})

test.each([
  [again(), ''],
  [again([7, 'void']), 'label 7 printed twice, first voided'],
  [again([7, ''], [9, 'counts']), 'labels 7 and 9 begun twice'],
  [
    again([7, 'void'], [8, 'asked'], [9, ''], [10, '']),
    'label 7 printed twice, first voided, labels 8 to 10 begun twice',
  ],
])('%j is told as "%s"', (job, words) => {
  expect(againWords(job)).toBe(words)
})

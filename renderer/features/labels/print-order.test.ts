import { expect, test } from 'vitest'
import type { LabelTemplate } from '../../../main/records/label-records.ts'
import {
  EMPTY_ORDER,
  labelsIn,
  numberAt,
  type OrderAction,
  printOrder,
  rangeLength,
  requestOf,
  settled,
} from './print-order.ts'

const PLACE = { pk: 3, model_type: 'stocklocation' } as LabelTemplate
const place = (pk: number) => ({ model: 'stocklocation', pk }) as const

const after = (...actions: OrderAction[]) => actions.reduce(printOrder, EMPTY_ORDER)

test('what is scanned is added once, and shown in the preview', () => {
  const order = after(
    { kind: 'add', target: place(1) },
    { kind: 'add', target: place(2) },
    { kind: 'add', target: place(1) },
  )
  expect([order.targets, order.page]).toEqual([[place(1), place(2)], 0])
})

test('a thing of another kind begins a new list without the template of the old one', () => {
  const item = { model: 'stockitem', pk: 9 } as const
  const order = after(
    { kind: 'add', target: place(1) },
    { kind: 'template', template: PLACE },
    { kind: 'add', target: item },
  )
  expect([order.targets, order.template]).toEqual([[item], null])
})

test('after printing, the next scan begins a new list and the list stays until then', () => {
  const printed = after({ kind: 'add', target: place(1) }, { kind: 'printed' })
  expect([printed.targets, printOrder(printed, { kind: 'add', target: place(2) }).targets]).toEqual([
    [place(1)],
    [place(2)],
  ])
})

test('copies stay within what one job may have', () => {
  expect([0, 1.4, 900].map((copies) => after({ kind: 'copies', copies }).copies)).toEqual([1, 1, 500])
})

test.each([
  [{ from: 1, to: 10, step: 1, padding: 3 }, 10, '003'],
  [{ from: 10, to: 0, step: 5, padding: 1 }, 3, '0'],
  [{ from: 1, to: 10, step: 4, padding: 2 }, 3, '09'],
  [{ from: 1, to: 10, step: 0, padding: 2 }, 0, '01'],
  [{ from: 1, to: -3, step: 1, padding: 2 }, 5, '-01'],
])('the numbers of %j are %i, the third is %s', (range, count, third) => {
  expect([rangeLength(range), numberAt(range, 2)]).toEqual([count, third])
})

test('the order goes to the station with what it is of, and nothing that nobody gave', () => {
  const order = after({ kind: 'add', target: place(1) }, { kind: 'answer', key: 'lot', value: 'L1' })
  expect([labelsIn(order, 'stocklocation'), requestOf(settled(order, undefined), PLACE, 'p1')]).toEqual([
    1,
    { template: 3, machine: 'p1', copies: 1, items: [1], prompts: { lot: 'L1' } },
  ])
  const numbers = printOrder(order, { kind: 'source', source: 'range' })
  expect(requestOf(settled(numbers, undefined), PLACE, null)).toMatchObject({
    range: { from: 1, to: 10, step: 1, padding: 3 },
  })
})

test('copies and options are those of the last time until somebody chooses others', () => {
  const last = { copies: 4, options: { SPEED: 3 } }
  const order = after({ kind: 'add', target: place(1) })
  expect(requestOf(settled(order, last), PLACE, 'p1')).toMatchObject({ copies: 4, options: { SPEED: 3 } })
  const other = printOrder(printOrder(order, { kind: 'copies', copies: 1 }), { kind: 'set', values: { options: {} } })
  expect(requestOf(settled(other, last), PLACE, 'p1')).toEqual({ template: 3, machine: 'p1', copies: 1, items: [1] })
})

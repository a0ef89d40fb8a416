import { expect, test } from 'vitest'
import { jsonObject, localDate, localDateTime } from './values.ts'

test('times are told in the time of the station, to the minute', () => {
  const time = new Date(2026, 2, 5, 9, 7, 59)
  expect([localDateTime(time.toISOString()), localDate(time)]).toEqual(['2026-03-05 09:07', '2026-03-05'])
})

test('what is no JSON object is an empty one', () => {
  expect([jsonObject('{"a":1}'), jsonObject('null'), jsonObject('3')]).toEqual([{ a: 1 }, {}, {}])
})

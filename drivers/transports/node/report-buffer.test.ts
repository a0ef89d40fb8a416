import { expect, test } from 'vitest'
import { createReportBuffer } from './report-buffer.ts'

function buffered(limitBytes: number) {
  const told: number[] = []
  const fullness: boolean[] = []
  const buffer = createReportBuffer({
    limitBytes,
    deliver(report) {
      told.push(report[0] ?? -1)
      if (report[0] === 3) buffer.pause()
    },
    full: (isFull) => void fullness.push(isFull),
  })
  return { buffer, told, fullness }
}

test('reports that come while nobody wants them are told afterwards, in order', () => {
  const { buffer, told } = buffered(100)
  buffer.push(Uint8Array.of(1))
  buffer.pause()
  for (const number of [2, 4]) buffer.push(Uint8Array.of(number))
  const whilePaused = [...told]
  buffer.resume()
  expect([whilePaused, told]).toEqual([[1], [1, 2, 4]])
})

test('whoever is told may pause again, and the rest waits', () => {
  const { buffer, told } = buffered(100)
  buffer.pause()
  for (const number of [2, 3, 4]) buffer.push(Uint8Array.of(number))
  buffer.resume()
  expect(told).toEqual([2, 3])
  buffer.resume()
  expect(told).toEqual([2, 3, 4])
})

test('the device is held back when too much waits, and let go when it is gone', () => {
  const { buffer, fullness } = buffered(2)
  buffer.pause()
  for (const number of [1, 2]) buffer.push(Uint8Array.of(number))
  buffer.resume()
  expect(fullness).toEqual([true, false])
})

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeFrame, FrameReader } from './rpc-frames.ts'

function allOf(reader: FrameReader): unknown[] {
  const values: unknown[] = []
  for (let frame = reader.next(); frame !== null; frame = reader.next()) values.push(frame.value)
  return values
}

test('values come out as they went in, however the pipe cuts them', () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.uint8Array(), fc.dictionary(fc.string(), fc.boolean()))
  fc.assert(
    fc.property(fc.array(value), fc.array(fc.nat(400)), (values, cutsAt) => {
      const stream = Buffer.concat(values.map((value) => encodeFrame(value)))
      const places = [0, ...cutsAt.toSorted((a, b) => a - b), stream.length]
      const reader = new FrameReader()
      const received = places.flatMap((place, index) => {
        reader.push(stream.subarray(place, places[index + 1]))
        return allOf(reader)
      })
      expect(received).toEqual(values)
    }),
  )
})

test('bytes that are no frames are refused, not waited for', () => {
  const reader = new FrameReader()
  reader.push(Buffer.from('\xff\xff\xff\xffhello', 'latin1'))
  expect(() => reader.next()).toThrow('A frame of 4294967295 bytes')
})

test('a frame that is no value is refused', () => {
  const reader = new FrameReader()
  reader.push(Buffer.from([3, 0, 0, 0, 1, 2, 3]))
  expect(() => reader.next()).toThrow('A frame that is no value')
})

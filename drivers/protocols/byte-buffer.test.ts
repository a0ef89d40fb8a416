import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteBuffer } from './byte-buffer.ts'

test('bytes come out in the order in which they were put in, however they are taken', () => {
  const step = fc.oneof(fc.uint8Array({ maxLength: 3000 }), fc.nat(3000))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const buffer = new ByteBuffer()
      let expected: number[] = []
      const taken: [number[], number[]][] = []
      for (const each of steps)
        if (typeof each === 'number') {
          taken.push([Array.from(buffer.take(each)), expected.slice(0, each)])
          expected = expected.slice(each)
        } else {
          buffer.push(each)
          expected.push(...each)
        }
      for (const [got, wanted] of taken) expect(got).toEqual(wanted)
      expect({ length: buffer.length, bytes: Array.from(buffer.bytes) }).toEqual({
        length: expected.length,
        bytes: expected,
      })
    }),
  )
})

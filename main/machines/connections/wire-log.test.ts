import { expect, test } from 'vitest'
import { parseTranscript } from '../../../drivers/transports/fake/transcript.ts'
import { WireLog } from './wire-log.ts'

const at = new Date('2026-01-01T08:00:00Z')

test('the last two hundred exchanges are kept, oldest first', () => {
  const wire = new WireLog(() => at)
  for (let number = 0; number < 250; number++) wire.add('out', Uint8Array.of(number))
  expect(wire.entries.map(({ bytes }) => bytes[0])).toEqual(Array.from({ length: 200 }, (_, index) => index + 50))
})

test('of much at once the beginning is kept, and how much it was', () => {
  const wire = new WireLog(() => at)
  wire.add('in', new Uint8Array(100_000))
  expect(wire.entries[0]).toMatchObject({ at, direction: 'in', size: 100_000 })
  expect(wire.entries[0]?.bytes).toHaveLength(2048)
})

test('it can be replayed', () => {
  const wire = new WireLog(() => at)
  wire.add('out', Uint8Array.of(0x7e, 0x48))
  wire.add('in', Uint8Array.of(0x02))
  expect(parseTranscript(wire.transcript())).toEqual([
    { direction: 'out', bytes: Uint8Array.of(0x7e, 0x48) },
    { direction: 'in', bytes: Uint8Array.of(0x02) },
  ])
})

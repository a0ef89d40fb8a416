import { expect, test } from 'vitest'
import { Pace } from './pace.ts'

function paced() {
  let at = 0
  const pace = new Pace({ share: 0.25, burstMs: 10, costMs: () => 1, now: () => at })
  return { took: () => pace.took({ kind: 'cancel', id: 1 }), pass: (ms: number) => (at += ms) }
}

test('a burst costs nothing, and what comes on top waits for its share', () => {
  const { took } = paced()
  const waits = Array.from({ length: 12 }, () => took())
  expect(waits).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 8])
})

test('time pays off, at the share that the peer has', () => {
  const { took, pass } = paced()
  for (let message = 0; message < 12; message += 1) took()
  pass(40)
  expect(took()).toBe(0)
})

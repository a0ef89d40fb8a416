import { expect, test } from 'vitest'
import { longFinding, separatorFinding } from './check-words.ts'

test('a scanner that types is told of better modes, and one that has such a mode of what helps in it', () => {
  const said = [true, false].map((isTyped) => [
    separatorFinding('lost', isTyped).text,
    longFinding({ lost: 2, tookMs: 30 }, isTyped).text,
  ])
  const [typed, sent] = said.map((texts) => texts.map((text) => text.includes('HID POS or USB serial')))
  expect({ typed, sent }).toEqual({ typed: [true, true], sent: [false, false] })
})

test('what was read whole is told with its time, and never with none', () => {
  expect(longFinding({ lost: 0, tookMs: 0.2 }, false)).toEqual({
    isGood: true,
    text: '2D codes are read in 1 ms. No characters lost.',
  })
})

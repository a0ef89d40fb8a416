import { assert, asyncProperty, integer, stringMatching } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextSerial, readSerialNumbers, serialNumber } from './serial-numbers.ts'

const read = (text: string, quantity: number, latest: string | null = null) =>
  readSerialNumbers({ text, quantity, latest, next: async (serial) => nextSerial(serial) })

async function complaint(text: string, quantity: number): Promise<unknown> {
  try {
    return await read(text, quantity)
  } catch (error) {
    return error instanceof Error && 'details' in error ? error.details : error
  }
}

test.each([
  ['as many tokens as pieces are taken as they are', '1-3, AB', 2, ['1-3', 'AB']],
  ['a range includes both ends', '7-10', 4, ['7', '8', '9', '10']],
  ['leading zeros stay', 'A008-A010', 3, ['A008', 'A009', 'A010']],
  ['a plus fills up to what is wanted', 'AB09+', 3, ['AB09', 'AB10', 'AB11']],
  ['a plus with a number adds so many', '5+2', 3, ['5', '6', '7']],
  ['several hyphens are part of the number', '1 2-2-2 5-6', 4, ['1', '2-2-2', '5', '6']],
  ['tokens are parted by blanks and commas', '1-2,  9\n', 3, ['1', '2', '9']],
])('%s', async (_rule, text, quantity, serials) => {
  expect(await read(text, quantity)).toEqual(serials)
})

test('a tilde is the next free number, and goes on', async () => {
  expect(await Promise.all([read('~ ~', 2, '00041'), read('~+', 3, '9'), read('~', 1)])).toEqual([
    ['00042', '00043'],
    ['10', '11', '12'],
    ['1'],
  ])
})

describe('refused with a reason by field', () => {
  test.each([
    ['no whole number of pieces', '1', 1.5, { quantity: ['A whole number of items needs serial numbers.'] }],
    ['more than a thousand', '1+', 1001, { quantity: ['At most 1000 serial numbers can be made at once.'] }],
    ['nothing', ' , ', 1, { serial_numbers: ['Enter at least one serial number.'] }],
    ['one twice', '4 4', 2, { serial_numbers: ['Given more than once: 4.'] }],
    ['a range of one', '4-4', 2, { serial_numbers: ['The range 4-4 has the same number at both ends.'] }],
    ['a range that runs backwards', '9-4', 2, { serial_numbers: ['The range 9-4 does not end.'] }],
    ['a group that means nothing', '4+x', 2, { serial_numbers: ['The group 4+x is not understood.'] }],
    ['no number to count from', 'AB+', 2, { serial_numbers: ['There is no number after AB (in AB+).'] }],
    [
      'another number than wanted',
      '1-3',
      2,
      {
        serial_numbers: ['The text stands for 3 serial numbers, but the quantity is 2.'],
        quantity: ['The text stands for 3 serial numbers, but the quantity is 2.'],
      },
    ],
  ])('%s', async (_case, text, quantity, details) => {
    expect(await complaint(text, quantity)).toEqual(details)
  })
})

test('numbers go up one by one whatever stands before the digits', async () => {
  await assert(
    asyncProperty(stringMatching(/^[A-Z]{0,3}[0-9]{1,6}$/), integer({ min: 2, max: 50 }), async (first, quantity) => {
      const serials = await read(`${first}+`, quantity)
      expect(serials.map(serialNumber)).toEqual(serials.map((_, index) => serialNumber(first) + index))
      expect(serials.slice(1)).toEqual(serials.slice(0, -1).map(nextSerial))
    }),
  )
})

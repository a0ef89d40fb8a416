import { expect, test } from 'vitest'
import { samplesFromCsv } from './csv-samples.ts'

test('columns are fields, with points for those within others', () => {
  const text = 'part.name;part.IPN; quantity\r\n"Screw; long";S-1;5\r\n\r\nNut;;7\r\n'
  expect(samplesFromCsv(text, 10)).toEqual({
    samples: [
      { name: 'Screw; long', values: { part: { name: 'Screw; long', IPN: 'S-1' }, quantity: '5' } },
      { name: 'Nut', values: { part: { name: 'Nut', IPN: '' }, quantity: '7' } },
    ],
    problems: [],
  })
})

test('what is left out is said', () => {
  expect(samplesFromCsv('a,b\n1,2\n3\n5,6', 2)).toMatchObject({
    samples: [{ values: { a: '1', b: '2' } }, { values: { a: '3', b: '' } }],
    problems: [expect.stringContaining('Line 3'), 'Only 2 of 3 rows have room in a template.'],
  })
  expect(samplesFromCsv('', 2).problems).toHaveLength(1)
})

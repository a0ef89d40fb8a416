import { expect, test } from 'vitest'
import { readCsv } from './read-csv.ts'

test.each([
  ['name,lot\nPen,L1\nInk,L2\n', 'commas'],
  ['name;lot\r\nPen;L1\r\n\r\nInk;L2', 'semicolons and empty lines'],
  ['\uFEFFname\tlot\nPen\tL1\n"Ink"\tL2', 'tabs, quotes and a byte order mark'],
])('rows are read with the names of the first line: %j (%s)', (text) => {
  expect(readCsv(text)).toEqual({
    columns: ['name', 'lot'],
    rows: [
      { name: 'Pen', lot: 'L1' },
      { name: 'Ink', lot: 'L2' },
    ],
    problems: [],
  })
})

test('a file of one column is no problem', () => {
  expect(readCsv('code\nA-01\nA-02')).toMatchObject({ rows: [{ code: 'A-01' }, { code: 'A-02' }], problems: [] })
})

test('rows with too many or too few cells are told with their line, and their cells by name are kept', () => {
  const { rows, problems } = readCsv('name,lot\nPen\nInk,L2,more')
  expect(rows).toEqual([
    { name: 'Pen', lot: '' },
    { name: 'Ink', lot: 'L2' },
  ])
  expect(problems.map((problem) => problem.slice(0, 7))).toEqual(['Line 2:', 'Line 3:'])
})

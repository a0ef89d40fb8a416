import { expect, test } from 'vitest'
import { readCodes } from '../../../test/support/read-label.ts'
import { renderText } from '../drawing/liquid-text.ts'

const money = { amount: 1234.56, currency: 'USD' }
const CONTEXT = {
  money,
  fifty: { amount: 50, currency: 'USD' },
  number: 1234.5678,
  day: '2024-03-13',
  list: ['a', 'b'],
  part: { parameters: [{ name: 'Width', data: '12 mm' }], colours: { red: 'R' } },
}

test.each([
  ["'-33' | add: '33'", '0'],
  ['0.1 | add: 0.2', '0.3'],
  ['10 | subtract: 4.2', '5.8'],
  ["2.3 | multiply: 4, cast: 'str'", '9.2'],
  ['7 | divide: 2', '3.5'],
  ['-7 | modulo: 3', '2'],
  ["100 | create_currency: 'USD' | add: fifty | render_currency: decimal_places: 0", '$150'],
  ['money | render_currency', '$1,234.56'],
  ["money | render_currency: locale: 'en-gb'", 'US$1,234.56'],
  ["money | render_currency: locale: 'en-au'", 'USD1,234.56'],
  ['money | render_currency: decimal_places: 3', '$1,234.560'],
  ['nothing | render_currency', '-'],
  ['number | format_number: decimal_places: 0', '1235'],
  ['number | format_number: decimal_places: 0, separator: true', '1,235'],
  ['number | format_number: decimal_places: 2', '1234.57'],
  ["number | format_number: fmt: '#,##0.00', locale: 'de-de'", '1.234,57'],
  ['5 | format_number: leading: 3', '005'],
  ["'abc' | format_number: leading: 3", 'abc'],
  ['day | format_date', 'Mar 13, 2024'],
  ["day | format_date: locale: 'de-de'", '13.03.2024'],
  ["day | format_date: locale: 'en-au'", '13 Mar 2024'],
  ["day | format_date: locale: 'fr-fr'", '13 mars 2024'],
  ["day | format_date: fmt: '%d-%m-%y'", '13-03-24'],
  ["'soon' | format_date", 'soon'],
  ["'hello WORLD' | titlecase", 'Hello World'],
  ["'Ab' | lowercase", 'ab'],
  ["'Ab' | uppercase", 'AB'],
  ['list | length', '2'],
  ['list | getindex: 1', 'b'],
  ['list | getindex: 7', ''],
  ["part.colours | getkey: 'red'", 'R'],
  ["part.colours | getkey: 'blue', 'none'", 'none'],
  ["part | parameter_value: 'width'", '12 mm'],
  ["part | parameter_value: 'depth', '-'", '-'],
  ["'a`b' | clean_barcode", 'ab'],
])('%s gives %s', (expression, expected) => {
  expect(renderText(`{{ ${expression} }}`, CONTEXT)).toBe(expected)
})

test.each([
  ['nothing | add: 1', 'add needs numbers'],
  ['1 | divide: 0', 'divide by zero'],
  ['1 | modulo: 0', 'modulo by zero'],
  ["fifty | add: '1x'", 'add needs numbers'],
  ['nothing | format_number', 'no number'],
  ['nothing | format_date', 'no date'],
  ["'' | qrcode", 'qrcode has no data'],
  ["'<b>1</b>' | clean_barcode", 'HTML'],
  ["'1' | barcode: 'telepen'", 'does not know'],
])('%s is an error: %s', (expression, reason) => {
  expect(() => renderText(`{{ ${expression} }}`, CONTEXT)).toThrow(reason)
})

test.each([
  ["'INV-SI42' | qrcode", 'INV-SI42'],
  ["'INV-SI42' | datamatrix: scale: 4, border: 2", 'INV-SI42'],
  ["'INV-SI42' | barcode", 'INV-SI42'],
  ["'12345' | barcode: 'ean13'", '0000000123457'],
])('%s is a picture that reads back', async (expression, text) => {
  const uri = renderText(`{{ ${expression} }}`, CONTEXT)
  expect(uri).toMatch(/^data:image\/png;charset=utf-8;base64,/)
  expect(await readCodes(Buffer.from(uri.split(',')[1] ?? '', 'base64'))).toEqual([text])
})

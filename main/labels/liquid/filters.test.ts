import { expect, test } from 'vitest'
import { readCodes } from '../../../test/support/read-label.ts'
import { renderText } from '../drawing/liquid-text.ts'
import { FILTER_NOTES } from './filter-notes.ts'
import { LABEL_FILTERS } from './filters.ts'
import { HTML_FILTERS } from './html.ts'
import { NO_HOST, withHost } from './template-host.ts'

const money = { amount: 1234.56, currency: 'USD' }
const HOST = {
  ...NO_HOST,
  baseUrl: 'https://bench.example/',
  money: { base: 'USD', rates: { USD: 1, EUR: 0.8 }, decimals: { least: 0, most: 6 } },
  iconFonts: '@font-face{}',
  icon: (name: string) => (name === 'ti:package:outline' ? { character: 'P', fontFamily: 'icons' } : null),
}
const VALUES = {
  money,
  fifty: { amount: 50, currency: 'USD' },
  number: 1234.5678,
  day: '2024-03-13',
  list: ['a', 'b'],
  rows: [
    { pk: 1, name: 'Screw M4', active: true, stock: 10, place: { name: 'A' } },
    { pk: 2, name: 'Nut', active: true, stock: 30 },
    { pk: 3, name: 'Screw M3', active: false, stock: 30 },
  ],
  part: { parameters: [{ name: 'Width', data: '12 mm' }], colours: { red: 'R' } },
}

const CONTEXT = withHost(VALUES, HOST)

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
  ["money | render_currency: fmt: '#,##0.0', locale: 'de-de'", '1.234,6'],
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
  ["'  a ' | strip", 'a'],
  ["'xxaxbxx' | strip: 'x'", 'axb'],
  ["'xxa' | lstrip: 'x'", 'a'],
  ["'axx' | rstrip: 'x'", 'a'],
  ['nothing | strip', ''],
  ["'a , b;c' | split: ',' | join: '+'", 'a+b;c'],
  ["nothing | split: ',' | length", '0'],
  ["'a,b' | split: ',' | first", 'a'],
  ["'a,b' | split: ',' | last", 'b'],
  ["none | first: 'x'", 'x'],
  ["list | reverse | join: ''", 'ba'],
  ["'abcdefgh' | truncate: 5", 'ab...'],
  ["money | convert_currency: 'EUR' | render_currency: decimal_places: 2", '€987.65'],
  ["money | render_currency: currency: 'eur', decimal_places: 2", '€987.65'],
  ["money | render_currency: currency: 'XYZ'", '$1,234.56'],
  ['7 | create_currency | render_currency', '$7'],
  ['fifty | render_currency: leading: 4, include_symbol: false', '0,050'],
  ["rows | order_queryset: 'name' | getindex: 0 | getkey: 'pk'", '2'],
  ["rows | order_queryset: '-stock', '-name' | getindex: 0 | getkey: 'pk'", '3'],
  ['nothing | order_queryset', ''],
  ['rows | filter_queryset: active: true | length', '2'],
  ['rows | filter_queryset: active: true, stock__gte: 20 | length', '1'],
  ["rows | filter_queryset: name__icontains: 'SCREW' | length", '2'],
  ["rows | filter_queryset: place__name: 'A' | length", '1'],
  ['rows | filter_queryset: place__isnull: true | length', '2'],
  ['rows | filter_queryset: pk__in: list | length', '0'],
  ['nothing | filter_queryset: active: true', ''],
  ["'part.part' | filter_db_model: active: true", ''],
  ["'/web/part/3' | internal_link: 'A<b>'", '<a href="https://bench.example/web/part/3">A&lt;b&gt;</a>'],
  ["'javascript:alert(1)' | internal_link: 'A'", 'A'],
  [
    "'5 < 6' | render_html_text: bold: true, italic: true, heading: 'h2'",
    '<h2><strong><em>5 &lt; 6</em></strong></h2>',
  ],
  ["'ti:package:outline' | icon: class: 'large'", '<i class="icon large" style="font-family: icons">P</i>'],
  ["'ti:nothing' | icon", ''],
  ["'' | include_icon_fonts", '<style>@font-face{}</style>'],
])('%s gives %s (P25)', (expression, expected) => {
  expect(renderText(`{{ ${expression} }}`, CONTEXT)).toBe(expected)
})

test.each([
  ['# Title #', '<h1>Title</h1>'],
  ['one\ntwo\n\nthree', '<p>one\ntwo</p>\n<p>three</p>'],
  ['**bold** and *slanted* and `a*b*`', '<p><strong>bold</strong> and <em>slanted</em> and <code>a*b*</code></p>'],
  ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
  ['1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
  ['> said', '<blockquote>said</blockquote>'],
  ['```\n<a>\n\n# b\n```\nc', '<pre><code>&lt;a&gt;\n\n# b</code></pre>\n<p>c</p>'],
  ['---', '<hr>'],
  ['[shop](https://x.example/?a=1&b=2)', '<p><a href="https://x.example/?a=1&amp;b=2">shop</a></p>'],
  ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
  ['<script>x</script> snake_case_name', '<p>&lt;script&gt;x&lt;/script&gt; snake_case_name</p>'],
])('the Markdown %j is %s', (text, html) => {
  expect(renderText('{{ text | markdownify }}', { text })).toBe(html)
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
  ["'' | barcode", 'barcode has no data'],
  ["'' | datamatrix", 'datamatrix has no data'],
  ["'1' | barcode: 'telepen'", 'does not know'],
  ["'1' | barcode: 'constructor'", 'does not know'],
  ["'1234' | barcode: 'codabar'", 'is no data for codabar'],
  ["'12a4' | barcode: 'itf'", 'is no data for itf'],
  ["'3-16-148410-1' | barcode: 'isbn'", 'is no data for isbn'],
  ["'0378-5951' | barcode: 'issn'", 'is no data for issn'],
  ["'1212345678901' | barcode: 'jan'", 'is no data for jan'],
  ["'x' | qrcode: version: 41", 'from 1 to 40'],
  ["'a text that is too long for the smallest of all' | qrcode: version: 1", 'cannot be drawn as QR code of version 1'],
  ["money | convert_currency: 'XYZ'", 'has no rate'],
  ["'5' | convert_currency: 'EUR'", 'needs an amount of money'],
  ["'text' | encode_svg_image", 'text of an SVG'],
])('%s is an error: %s (P26) (P24)', (expression, reason) => {
  expect(() => renderText(`{{ ${expression} }}`, CONTEXT)).toThrow(reason)
})

test.each([
  ["'INV-SI42' | qrcode", 'INV-SI42'],
  ["'INV-SI42' | datamatrix: scale: 4, border: 2", 'INV-SI42'],
  ["'INV-SI42' | barcode", 'INV-SI42'],
  ["'12345' | barcode: 'ean13'", '0000000123457'],
  ["'INV-SI42' | qrcode: fill_color: 'navy', back_color: '#ff0'", 'INV-SI42'],
  ["'INV-SI42' | datamatrix: scale: 4, fill_color: 'nonsense', back_color: '#12'", 'INV-SI42'],
  ["'INV-SI42' | datamatrix: scale: 6, border: 2, rectangular: true", 'INV-SI42'],
  ["'INV-SI42' | qrcode: version: 7, box_size: 4, border: 4", 'INV-SI42'],
  ["'A1234B' | barcode: 'codabar'", 'A1234B'],
  ["'c40156d' | barcode: 'nw-7'", 'C40156D'],
  ["'1234567' | barcode: 'itf'", '01234567'],
  ["'1234567' | barcode: 'ean8'", '12345670'],
  ["'4912345678904' | barcode: 'jan'", '4912345678904'],
  ["'978-3-16-148410-0' | barcode: 'isbn'", '9783161484100'],
  ["'3-16-148410-X' | barcode: 'isbn10'", '9783161484100'],
  ["'0378-5955' | barcode: 'issn'", '9770378595002'],
  ["'1095211015300' | barcode: 'gtin'", '10952110153008'],
  ["'61414100734' | barcode: 'upc'", '0614141007349'],
  ["'ABC-123' | barcode: 'code39', module_width: 3", 'ABC-123'],
])('%s is a picture that reads back (P24)', async (expression, text) => {
  const uri = renderText(`{{ ${expression} }}`, CONTEXT)
  expect(uri).toMatch(/^data:image\/png;charset=utf-8;base64,/)
  expect(await readCodes(Buffer.from(uri.split(',')[1] ?? '', 'base64'))).toEqual([text])
})

/** Width and height of a PNG. */
function pixelsOf(uri: string): [number, number] {
  const png = Buffer.from(uri.split(',')[1] ?? '', 'base64')
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

const sizeOfCode = (named: string) => pixelsOf(renderText(`{{ 'A' | ${named} }}`, {}))

test('a QR code has the version that is wished, and a Data Matrix its shape (P24)', () => {
  expect(sizeOfCode('qrcode: version: 7, box_size: 1, border: 0')).toEqual([45, 45])
  expect(sizeOfCode('datamatrix: rectangular: true, border: 0')).toEqual([18, 8])
  expect(sizeOfCode('datamatrix: border: -3')).toEqual(sizeOfCode('datamatrix: border: 0'))
})

function sizeOfQr(named: string): number {
  const uri = renderText(`{{ '${'INV-SI42'.repeat(4)}' | qrcode: box_size: 1, ${named} }}`, {})
  return Buffer.from(uri.split(',')[1] ?? '', 'base64').readUInt32BE(16)
}

test('level and border of a QR code are followed (P24)', () => {
  const plain = sizeOfQr("border: 0, error_correction: 'L'")
  expect(sizeOfQr("border: 5, error_correction: 'L'")).toBe(plain + 10)
  expect(sizeOfQr("border: 0, error_correction: 'H'")).toBeGreaterThan(plain)
})

test('a code has its colours', () => {
  const uri = renderText("{{ 'A' | qrcode: fill_color: 'navy', back_color: '#ff0' }}", {})
  const png = Buffer.from(uri.split(',')[1] ?? '', 'base64')
  const palette = png.indexOf('PLTE') + 4
  expect(Array.from(png.subarray(palette, palette + 6))).toEqual([0, 0, 128, 255, 255, 0])
})

const ownLogo = (name: string) => (name === 'logo.svg' ? 'data:image/svg+xml;base64,AA==' : null)

test('the logo is the asset of that name, or white', () => {
  expect(renderText("{{ '' | logo_image }}", withHost({}, { ...NO_HOST, asset: ownLogo }))).toBe(
    'data:image/svg+xml;base64,AA==',
  )
  expect(renderText("{{ '' | logo_image }}", {})).toMatch(/^data:image\/png;/)
})

test('an amount has the decimal places of the station where the template says none', () => {
  const station = { ...HOST, money: { ...HOST.money, decimals: { least: 2, most: 3 } } }
  const written = (value: number, more = '') =>
    renderText(`{{ value | render_currency${more} }}`, withHost({ value: { amount: value, currency: 'USD' } }, station))
  expect([written(7), written(0.123456), written(7, ': decimal_places: 0')]).toEqual(['$7.00', '$0.123', '$7'])
})

test('the page of filters tells of every filter, and of none besides', () => {
  const told = Object.values(FILTER_NOTES).flatMap((filters) => Object.keys(filters))
  expect(told.toSorted()).toEqual([...Object.keys(LABEL_FILTERS), ...Object.keys(HTML_FILTERS)].toSorted())
})

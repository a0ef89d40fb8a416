import { assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recogniseCode } from './recognise.ts'
import { expandUpcE } from './retail.ts'

const GS = '\u001d'
const RS = '\u001e'
const EOT = '\u0004'
const today = new Date(Date.UTC(2026, 10, 21))

const read = (text: string, aim: string | null = null) => recogniseCode({ text, aim, today, losesSeparators: false })
const said = (text: string, aim: string | null = null) =>
  read(text, aim).map(({ title, elements }) => [title, ...elements.map(({ name, value }) => `${name}: ${value}`)])

describe('which standard a code follows', () => {
  test.each([
    ['a retail item', '4006381333931', null, [['Number of a retail item', 'GTIN: 04006381333931']]],
    ['a small one', '96385074', ']E4', [['Number of a retail item', 'GTIN: 00000096385074']]],
    ['a UPC-E', '04252614', null, [['Number of a retail item', 'GTIN, read as UPC-E: 00042100005264']]],
    [
      'a book',
      '9780306406157',
      null,
      [['Number of a retail item', 'GTIN: 09780306406157', 'ISBN: 9780306406157', 'ISBN-10: 0306406152']],
    ],
    [
      'a magazine with its issue',
      '977031784700105',
      ']E3',
      [['Number of a retail item', 'GTIN: 09770317847001', 'ISSN: 0317-8471', 'ADD-ON: 05']],
    ],
    ['a number of this house', '2012345678903', null, [['Number of a retail item', 'IN-STORE NUMBER: 2012345678903']]],
    ['a message of GS1 by its symbology', '10L1', ']C1', [['GS1 element string', 'BATCH/LOT: L1']]],
    [
      'a message of GS1 by its look',
      '01095211015300011726123110L1',
      null,
      [['GS1 element string', 'GTIN: 09521101530001', 'EXPIRY DATE: 2026-12-31', 'BATCH/LOT: L1']],
    ],
    ['a pallet', '00340123450000000017', null, [['GS1 element string', 'SSCC: 340123450000000017']]],
    [
      'an envelope with GS1',
      `[)>${RS}05${GS}0109521101530001${GS}10L1${RS}${EOT}`,
      null,
      [['ISO/IEC 15434, format 05', 'GTIN: 09521101530001', 'BATCH/LOT: L1']],
    ],
    [
      'an envelope with data identifiers',
      `[)>${RS}06${GS}1PX-1${GS}Q10${GS}16D20260131${RS}${EOT}`,
      null,
      [['ISO/IEC 15434, format 06', 'Part number, supplier: X-1', 'Quantity: 10', 'Production date: 2026-01-31']],
    ],
    [
      'an envelope with text identifiers',
      `[)>${RS}12${GS}MFR 12345${GS}SER 7${RS}${EOT}`,
      null,
      [['ISO/IEC 15434, format 12', 'Maker: 12345', 'Serial number: 7']],
    ],
    ['HIBC', '+A999BJC5D6E71.', null, [['HIBC', 'Labeler: A999', 'Product: BJC5D6E7', 'Unit of measure: 1']]],
    [
      'HIBC with lot and day',
      '+A123BJC5D6E71/$$52001510X9',
      null,
      [
        [
          'HIBC',
          'Labeler: A123',
          'Product: BJC5D6E7',
          'Unit of measure: 1',
          'Expiry date: 2020-01-15',
          'Lot number: 10X',
        ],
      ],
    ],
    [
      'HIBC, second symbol',
      '+$$52001510XGA',
      null,
      [['HIBC', 'Expiry date: 2020-01-15', 'Lot number: 10X', 'Check character of the product: G']],
    ],
    [
      'a parcel of UPS',
      '1Z5R89390357567127',
      null,
      [['Parcel of UPS', 'Tracking number: 1Z5R89390357567127', 'Shipper: 5R8939', 'Service: 03']],
    ],
    [
      'a letter',
      'RB123456785GB',
      null,
      [['Parcel of Post, UPU S10', 'Tracking number: RB123456785GB', 'Service: RB', 'Country: GB']],
    ],
    [
      'a parcel of DHL',
      'JJD000390007820458',
      null,
      [['Parcel of DHL', 'Tracking number: JJD000390007820458', 'License plate: JD000390007820458']],
    ],
    ['an address', 'https://example.com/a?b=c', null, [['Address of a page', 'Address: https://example.com/a?b=c']]],
    ['a network', 'WIFI:T:WPA;S:x;;', null, [['Data for a telephone', 'Text: WIFI:T:WPA;S:x;;']]],
    ['plain text', 'LOT 42/7', null, []],
    ['digits with a wrong check digit', '4006381333932', null, []],
    ['eighteen digits', '340123450000000017', null, []],
    ['a short code of the house', 'INV-SI7', null, []],
  ])('%s', (_what, text, aim, expected) => {
    expect(said(text, aim)).toEqual(expected)
  })

  test('a scanner that says retail makes a wrong check digit a fault', () => {
    expect(read('4006381333932', ']E0')[0]?.elements[0]?.problems).toEqual(['the check digit is wrong'])
  })

  test('a GS1 code without a symbology is read where the lost separator has one place', () => {
    expect(said('010950600013435221ABCDEFGHIJKLMNOPQRST10LOT')).toEqual([
      ['GS1 element string', 'GTIN: 09506000134352', 'SERIAL: ABCDEFGHIJKLMNOPQRST', 'BATCH/LOT: LOT'],
    ])
  })

  test('a GS1 code without a symbology and with a wrong date is faulty, not foreign', () => {
    const [reading] = read('010950600013435217261331')
    expect(reading?.elements[1]).toMatchObject({ id: '17', problems: ['261331 is no day of the calendar'] })
  })

  test('a GS1 code that cannot be cut is told of only where the scanner is known to lose separators', () => {
    const code = { text: '010950600013435205ABC', aim: null, today }
    expect(recogniseCode({ ...code, losesSeparators: false })).toEqual([])
    expect(recogniseCode({ ...code, losesSeparators: true })).toMatchObject([
      { standard: 'gs1', problems: ['a separator is missing: the scanner sends none'] },
    ])
  })

  test('what an envelope holds and nobody knows is kept', () => {
    expect(said(`[)>${RS}06${GS}??${GS}99XABC`)).toEqual([
      ['ISO/IEC 15434, format 06', 'Not understood: ??', 'Data identifier 99X: ABC'],
    ])
    expect(said(`[)>${RS}06${GS}Q1${RS}X7${GS}Y${RS}${EOT}`)).toEqual([
      ['ISO/IEC 15434, format 06', 'Quantity: 1', 'Not understood: X7', 'Not understood: Y'],
    ])
  })
})

test.each([
  ['04252614', '042100005264'],
  ['01234505', '012000003455'],
  ['01234531', '012300000451'],
  ['01234543', '012340000053'],
  ['01234558', '012345000058'],
])('UPC-E %s is UPC-A %s', (short, long) => {
  expect(expandUpcE(short)).toBe(long)
})

test('no text makes it stumble or wait', () => {
  const unit = constantFrom(
    ...'0123456789'.split(''),
    'A',
    'Z',
    '+',
    '$',
    '/',
    '(',
    ')',
    '[)>',
    GS,
    RS,
    EOT,
    '%',
    'https://',
    ' ',
    'é',
    '\0',
  )
  assert(
    property(string({ unit, maxLength: 300 }), constantFrom(null, ']C1', ']E0', ']C4', ']d2'), (text, aim) => {
      expect(Array.isArray(read(text, aim))).toBe(true)
    }),
  )
  const start = performance.now()
  for (const piece of [
    '1',
    '00',
    '+$',
    '[)>',
    `[)>${RS}06${GS}`,
    'https://a/01/1',
    '/',
    '(01)',
    'J',
    ' ',
    '=A',
    '+A999B/',
  ])
    read(piece.repeat(4095).slice(0, 4095))
  expect(performance.now() - start).toBeLessThan(2000)
})

test('an add-on is kept beside a wrong check digit', () => {
  expect(said('4013338332', ']E3')).toEqual([['Number of a retail item', 'GTIN: 40133383', 'ADD-ON: 32']])
})

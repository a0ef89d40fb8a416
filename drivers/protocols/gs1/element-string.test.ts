import { assert, constantFrom, date, property, record, string, stringMatching, uniqueArray } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { modulo10 } from '../check-digits.ts'
import { allIdentifiers, identifierAt, predefinedLength } from './application-identifiers.ts'
import { readBracketed, readElementString } from './element-string.ts'

const GS = '\u001d'
const today = new Date(Date.UTC(2026, 10, 21))
const options = { today, losesSeparators: false }

const said = (message: string) =>
  readElementString(message, options).elements.map(({ id, value, problems, notes }) => [
    id,
    value,
    ...problems,
    ...notes,
  ])
const warned = (message: string) => {
  const { problems, notes } = readElementString(message, options)
  return [...problems, ...notes]
}

describe('a GS1 element string', () => {
  test.each([
    [
      'predefined fields need no separator',
      '0109521101530001172612311012',
      [
        ['01', '09521101530001'],
        ['17', '2026-12-31'],
        ['10', '12'],
      ],
    ],
    [
      'a separator ends a field of any length',
      `10L1${GS}0109521101530001`,
      [
        ['10', 'L1'],
        ['01', '09521101530001'],
      ],
    ],
    [
      'a separator after a predefined field and at the end is tolerated',
      `0109521101530001${GS}21A${GS}`,
      [
        ['01', '09521101530001'],
        ['21', 'A'],
      ],
    ],
    ['FNC1 in front may be there as a separator', `${GS}00340123450000000017`, [['00', '340123450000000017']]],
    [
      'the last digit of a measure counts its decimals',
      '01095211015300013103001250',
      [
        ['01', '09521101530001'],
        ['3103', '1.250'],
      ],
    ],
    [
      'a price has a currency and decimals',
      '01095211015300013932978123450',
      [
        ['01', '09521101530001'],
        ['3932', 'EUR 1234.50'],
      ],
    ],
    [
      'countries have letters',
      `0109521101530001422276`,
      [
        ['01', '09521101530001'],
        ['422', 'DE'],
      ],
    ],
    [
      'day 00 is the last day of the month',
      '010952110153000117280200',
      [
        ['01', '09521101530001'],
        ['17', '2028-02-29'],
      ],
    ],
    ['percent signs are read', '4300%C3%84pfel+AG', [['4300', 'Äpfel AG']]],
    ['temperatures may be below zero', '4331001850-', [['4331', '-18.50']]],
    ['dates may have a time', '70032612311830', [['7003', '2026-12-31 18:30']]],
    [
      'the model number of the standard has right check characters',
      '80131987654Ad4X4bL5ttr2310c2K',
      [['8013', '1987654Ad4X4bL5ttr2310c2K']],
    ],
  ])('%s', (_rule, message, expected) => {
    expect(said(message)).toEqual(expected)
  })

  test.each([
    ['0109521101530002', 'the check digit is wrong'],
    ['17261331', '261331 is no day of the calendar'],
    ['7006260200', '260200 is no day of the calendar'],
    ['422000', '000 is no country'],
    ['3912000100', '000 is no currency'],
    ['10', 'it has 0 of at least 1 characters'],
    ['010952110153', 'it has 10 of at least 14 characters'],
    ['10A B', 'only the characters of GS1 (CSET 82) are allowed'],
    ['8010ab', 'only capitals, digits, #, - and / (CSET 39) are allowed'],
    ['80060952110153000103', 'it has 16 of at least 18 characters'],
    ['8006095211015300010302', '0302 is no piece of a total'],
    ['8007DE89370400440532013001', 'the check digits are wrong'],
    ['8011007', 'it must not begin with 0'],
  ])('%s: %s', (message, problem) => {
    expect(said(message)[0]?.at(-1)).toBe(problem)
  })

  test('what no identifier explains is kept, and what follows a separator is read', () => {
    expect(said(`05ABC${GS}10L1`)).toEqual([
      ['', '05ABC', 'No identifier of GS1 begins like this.'],
      ['10', 'L1'],
    ])
  })

  test('years lie within 49 years before and 50 years after this one', () => {
    expect(['110101', '770101', '760101', '260101'].map((day) => said(`17${day}`)[0]?.[1])).toEqual([
      '2011-01-01',
      '1977-01-01',
      '2076-01-01',
      '2026-01-01',
    ])
  })

  test('a lost separator is put back where only one place makes sense, and this is said', () => {
    expect(said('4222760109521101530001')).toEqual([
      ['422', 'DE', 'the separator after it is missing; it was put back where alone the rest makes sense'],
      ['01', '09521101530001'],
    ])
  })

  test('a lost separator that fits several places stays lost, and this is said', () => {
    const lot = `10${'1'.repeat(21)}`
    expect(said(lot)).toHaveLength(1)
    expect(said(lot)[0]?.at(-1)).toMatch(/separator/)
  })

  test('of a scanner that sends no separators, what fits a field may be more than the field, and this is said', () => {
    const read = readElementString('010950600013435210ABC12317261231', { today, losesSeparators: true })
    expect(read.elements[1]).toMatchObject({
      value: 'ABC12317261231',
      problems: [],
      notes: ['the scanner sends no separators: it may be (10) ABC123 (17) 261231'],
    })
  })

  test('a lot that ends like a date is worth a look, but only where no separator came through', () => {
    expect(warned('010950600013435210ABC12317261231')).toEqual([
      'BATCH/LOT (10) ends like a date (17): check that the scanner sends separators',
    ])
    expect(warned(`010950600013435221A${GS}10ABC12317261231`)).toEqual([])
  })

  test('what should stand together is a warning, never a refusal', () => {
    expect(warned('10L1')).toEqual(['(10) wants a GTIN (01) or CONTENT (02)'])
    expect(warned('0209521101530001375')).toEqual(['CONTENT (02) wants the SSCC (00) of its pallet'])
    expect(warned(`21A${GS}21B${GS}0109521101530001`)).toEqual(['SERIAL (21) is there twice, and different'])
  })

  test('the form with brackets is another way in', () => {
    const read = readBracketed('(01)09521101530001(10)A(B)(99)x', { today })
    expect(read?.elements.map(({ id, value }) => [id, value])).toEqual([
      ['01', '09521101530001'],
      ['10', 'A(B)'],
      ['99', 'x'],
    ])
    expect(readBracketed('(hello)', { today })).toBeNull()
    expect(readBracketed('(05)1', { today })).toBeNull()
  })
})

describe('the table', () => {
  test('no identifier is the beginning of another', () => {
    const ids = allIdentifiers().map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(500)
    expect(ids.filter((id) => identifierAt(id)?.id !== id)).toEqual([])
  })

  test('what needs no separator has data of one length', () => {
    const wrong = allIdentifiers().filter((each) => {
      const length = predefinedLength(each)
      return length !== null && (each.min !== length || each.max !== length)
    })
    expect(wrong).toEqual([])
  })
})

describe('whatever comes in', () => {
  const gtin = stringMatching(/^\d{13}$/).map((digits) => ({ id: '01', raw: digits + modulo10(digits) }))
  const lot = stringMatching(/^[A-Za-z0-9/.-]{1,20}$/).map((raw) => ({ id: '10', raw }))
  const serial = stringMatching(/^[A-Za-z0-9/.-]{1,20}$/).map((raw) => ({ id: '21', raw }))
  const expiry = date({ min: new Date('2000-01-01'), max: new Date('2070-12-31'), noInvalidDate: true }).map((day) => ({
    id: '17',
    raw: day.toISOString().slice(2, 10).replaceAll('-', ''),
  }))
  const weight = record({ digits: stringMatching(/^\d{6}$/), decimals: constantFrom('0', '2', '5') }).map(
    ({ digits, decimals }) => ({ id: `310${decimals}`, raw: digits }),
  )

  test('what was written with separators is read as it was', () => {
    const field = constantFrom(gtin, lot, serial, expiry, weight).chain((each) => each)
    assert(
      property(uniqueArray(field, { minLength: 1, maxLength: 5, selector: ({ id }) => id }), (fields) => {
        const message = fields.map(({ id, raw }) => `${id}${raw}${GS}`).join('')
        const { elements } = readElementString(message, options)
        expect(elements.map(({ id, raw, problems }) => ({ id, raw, problems }))).toEqual(
          fields.map((each) => ({ ...each, problems: [] })),
        )
      }),
    )
  })

  test('nothing is lost: identifiers and data in a row are the message without its separators', () => {
    assert(
      property(
        string({ unit: constantFrom('0', '1', '2', '3', '4', '7', '8', 'A', '%', GS, '('), maxLength: 200 }),
        (message) => {
          const { elements } = readElementString(message, options)
          expect(elements.map(({ id, raw }) => id + raw).join('')).toBe(message.replaceAll(GS, ''))
        },
      ),
    )
  })

  test('the longest code is read at once', () => {
    const start = performance.now()
    for (const unit of ['1', '10', '4', '422', `7${GS}`, '(01)', '%', '99', '310'])
      readElementString(unit.repeat(4095), options)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

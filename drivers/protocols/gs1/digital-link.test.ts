import { assert, property, webUrl } from 'fast-check'
import { expect, test } from 'vitest'
import { readDigitalLink } from './digital-link.ts'

const today = new Date(Date.UTC(2026, 10, 21))
const said = (text: string) => {
  const read = readDigitalLink(text, { today })
  const known = read?.elements.filter(({ id }) => id !== '')
  return read && [...(known ?? []).map(({ id, value, problems }) => [id, value, ...problems]), ...read.problems]
}
const aside = (text: string) =>
  readDigitalLink(text, { today })
    ?.elements.filter(({ id }) => id === '')
    .map(({ name, value, problems }) => [name, value, ...problems])

test('what steers the server, and what nothing explains, is kept', () => {
  expect(aside('https://a.example/shop/01/09521101530001?linkType=all&1234=5&utm#top')).toEqual([
    ['Address', 'https://a.example/shop'],
    ['Parameter', 'linkType=all'],
    ['Not understood', '1234=5', '1234 is no identifier of GS1'],
    ['Parameter', 'utm'],
    ['Place in the page', 'top'],
  ])
})

test('a short number of an item is widened, which is no fault', () => {
  expect(readDigitalLink('https://id.gs1.org/01/4006381333931', { today })?.elements[0]).toMatchObject({
    value: '04006381333931',
    problems: [],
    notes: ['a link holds all 14 digits of a GTIN'],
  })
})

test.each([
  [
    'key, qualifiers and attributes',
    'https://example.com/some/stem/01/09521101530001/10/L1/21/S1?17=261231&3103=000500#x',
    [
      ['01', '09521101530001'],
      ['10', 'L1'],
      ['21', 'S1'],
      ['17', '2026-12-31'],
      ['3103', '0.500'],
    ],
  ],
  ['the scheme in any case', 'HTTPS://ID.GS1.ORG/00/340123450000000017', [['00', '340123450000000017']]],
  [
    'signs are written with percent',
    'https://id.gs1.org/01/09521101530001/10/A%2FB',
    [
      ['01', '09521101530001'],
      ['10', 'A/B'],
    ],
  ],
  [
    'names in the query that are no numbers steer the server',
    'https://id.gs1.org/01/09521101530001?linkType=all&utm=1',
    [['01', '09521101530001']],
  ],
  ['a slash at the end', 'https://id.gs1.org/8004/4012345ABC/', [['8004', '4012345ABC']]],
  ['short numbers of older links are widened', 'https://id.gs1.org/01/4006381333931', [['01', '04006381333931']]],
])('%s', (_rule, text, expected) => {
  expect(said(text)).toEqual(expected)
})

test.each([
  ['https://id.gs1.org/01/09521101530001/21/S/10/L', 'after (01) the path may not hold (21) (10) in this order'],
  ['https://id.gs1.org/01/09521101530001?10=L', '(10) belongs into the path of the link, not behind the question mark'],
])('%s: %s', (text, problem) => {
  expect(said(text)).toContain(problem)
})

test('the compressed form is refused in words', () => {
  expect(readDigitalLink('https://id.gs1.org/ARFKk4XB0CDKWcnpq', { today })?.problems[0]).toMatch(/compressed form/)
})

test.each([
  'https://example.com/',
  'https://example.com/articles/2024/05',
  'https://id.gs1.org/gtin/09521101530001',
  'ftp://id.gs1.org/01/09521101530001',
  'https://id.gs1.org/01/0952 1101530001',
])('%s is another address', (text) => {
  expect(readDigitalLink(text, { today })).toBeNull()
})

test('no address harms', () => {
  assert(
    property(webUrl({ withQueryParameters: true, withFragments: true }), (text) => {
      expect(() => readDigitalLink(text, { today })).not.toThrow()
    }),
  )
  expect(readDigitalLink(`https://e.com${'/10/1'.repeat(4000)}`, { today })).toBeNull()
})

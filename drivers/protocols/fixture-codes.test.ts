import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { recogniseCode } from './recognise.ts'

interface FixtureCode {
  source: string
  aim: string | null
  code: string
  title?: string
  elements: Record<string, string>
}

const CODES = readFileSync(join(import.meta.dirname, '../../test/fixtures/barcodes.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as FixtureCode)
  .filter(({ title }) => title !== undefined)

const today = new Date('2026-11-21T12:00:00Z')
const read = (text: string, aim: string | null) => recogniseCode({ text, aim, today, losesSeparators: false })

test.each(CODES)('$title: $source', ({ aim, code, title, elements }) => {
  const reading = read(code, aim).find((each) => each.title === title)
  expect(Object.fromEntries(reading?.elements.map(({ name, value }) => [name, value]) ?? [])).toMatchObject(elements)
})

test.each([
  ['a wrong check character', '0003932062199123456781010408', null],
  ['a wrong check digit of a waybill', '176-12345674', null],
  ['twelve digits of another symbology', '563102430313', ']C0'],
  ['ten digits of another symbology', '7512123456', null],
  ['sixteen digits of another symbology', '1761234567500003', null],
  ['a prefix and digits without any check digit', 'GM1234567890123456', null],
])('%s make no parcel', (_what, code, aim) => {
  expect(read(code, aim).filter(({ standard }) => standard === 'parcel' || standard === 'iata')).toEqual([])
})

import type { DrawnLabel, LabelPrinterDriver } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { PRINTER_LANGUAGES } from '../../drivers/printers/languages.ts'
import { ZLIB } from '../support/zlib.ts'

/** What a printer keeps from job to job, and how the manuals write it. */
interface Memory {
  /** A job that leaves all of it as badly as it can; control characters are written as their pictures. */
  before: string
  /** Each thing that is kept: how it is set, with the value in its group. */
  kept: Readonly<Record<string, RegExp>>
  /** After this all of it is as it was at first. */
  initialise?: RegExp
  /** The first mark on the paper. */
  mark: RegExp
  settings?: Record<string, unknown>
}

const line = (name: string): RegExp => new RegExp(String.raw`(?<=^|␊)${name} ?([^␍]*)␍`, 'gu')
const zpl = (name: string): RegExp => new RegExp(String.raw`${name.replace('^', String.raw`\^`)}([^^~␍]*)`, 'gu')
const sato = (name: string): RegExp => new RegExp(String.raw`␛${name}([^␛]*)`, 'gu')
const each = <T>(names: readonly string[], write: (name: string) => T): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, write(name)]))

const BROTHER: Memory = {
  // Ends in the middle of a row.
  before: '␛ia␀␛i!␁␛idÿ␁␛iM␀␛iK@M␁g␀Zÿÿ',
  kept: {
    mode: /␛ia([^])/gu,
    reports: /␛i!([^])/gu,
    margin: /␛id([^]{2})/gu,
    cut: /␛iM([^])/gu,
    expanded: /␛iK([^])/gu,
    packing: /M([␀-␂])(?=[gGZw])/gu,
  },
  initialise: /␛@/gu,
  mark: /M[␀-␂](?=[gGZw])/u,
}

const MEMORIES: Readonly<Record<string, Memory>> = {
  zpl: {
    before: '~SD30^XA^MUI^JMB^LH99,99^LS50^LT60^FWR^POI^PMY^LRY^MD20^PR1^PW100^LL50^CI0^MNN^MTT^FO0,0^GB9,9,9^FS^XZ',
    kept: each(
      ['~SD', '^MU', '^JM', '^LH', '^LS', '^LT', '^FW', '^PO', '^PM', '^LR', '^MD', '^PR', '^PW', '^LL', '^CI', '^MN', '^MT'],
      zpl,
    ),
    mark: /\^FO/u,
    settings: { MEDIA: 'gap', PRINT_METHOD: 'direct' },
  },
  tspl: {
    // A bar is left in the picture that was not printed.
    before:
      'SIZE 9 mm,9 mm␍␊BLINE 9 mm,1 mm␍␊OFFSET 9 mm␍␊SHIFT 99␍␊DIRECTION 0,1␍␊REFERENCE 99,99␍␊DENSITY 1␍␊SPEED 1␍␊SET RIBBON ON␍␊CODEPAGE UTF-8␍␊CLS␍␊BAR 0,0,9,9␍␊',
    kept: {
      ...each(['SIZE', 'OFFSET', 'SHIFT', 'DIRECTION', 'REFERENCE', 'DENSITY', 'SPEED', 'SET RIBBON', 'CODEPAGE'], line),
      'next label': line('(?:GAP|BLINE)'),
    },
    mark: /␊BAR/u,
    settings: { PRINT_METHOD: 'direct' },
  },
  epl: {
    before: '␍␊N␍␊UN␍␊I7,0,001␍␊OC␍␊q99␍␊Q99,0␍␊S1␍␊D1␍␊ZB␍␊R99,99␍␊LO0,0,9,9␍␊',
    kept: each(['U', 'I', 'O', 'q', 'Q', 'S', 'D', 'Z', 'R'], (name) => new RegExp(String.raw`␊${name}([^␍]*)␍`, 'gu')),
    mark: /␊LO/u,
    settings: { PRINT_METHOD: 'direct' },
  },
  cpcl: {
    before:
      '! 99 100 100 99 1␍␊PAGE-WIDTH 99␍␊IN-INCHES␍␊BAR-SENSE␍␊TONE 200␍␊SPEED 1␍␊COUNTRY GERMANY␍␊RIGHT␍␊SETBOLD 5␍␊SETSP 9␍␊SETMAG 9 9␍␊BARCODE-TEXT 7 0 5␍␊PACE␍␊PRINT␍␊',
    kept: {
      ...each(['!', 'PAGE-WIDTH', 'TONE', 'SPEED', 'COUNTRY', 'SETBOLD', 'SETSP', 'SETMAG', 'BARCODE-TEXT'], line),
      units: line('IN-(?=[A-Z])'),
      'next label': /␊(GAP-SENSE|BAR-SENSE|JOURNAL)␍/gu,
      justified: /␊(LEFT|CENTER|RIGHT)␍/gu,
      pace: /␊(NO-PACE|PACE)␍/gu,
    },
    mark: /␊LINE/u,
    settings: { MEDIA: 'gap' },
  },
  sbpl: {
    before: '␛A␛IG2␛Z␛A␛A3H0099V0099␛A100990099␛CS1␛#E5␛%2␛V0009␛H0009␛Q1␛Z',
    kept: each(['A3', 'A1', 'CS', '#E', 'IG', '%', 'V', 'H'], sato),
    mark: /␛FW/u,
    settings: { MEDIA: 'gap' },
  },
  dpl: {
    before: '␂n␍␂c0500␍␂r␍␂L␍D22␍A1␍H30␍PA␍R0099␍C0099␍1X1100000000000l00990099␍E␍',
    kept: {
      units: /␂([mn])␍/gu,
      endless: /␂c(\d{4})␍/gu,
      sensor: /␂([er])␍/gu,
      ...each(['D', 'A', 'H', 'P', 'R', 'C'], (name) => new RegExp(String.raw`(?<=␍)${name}([^␍]*)␍`, 'gu')),
    },
    mark: /␍1X/u,
    settings: { MEDIA: 'gap' },
  },
  'esc-pos': {
    before: '␛{␁␛V␁␛a␂␝Lc␀␝Wc␀␝aÿ␛3␁',
    kept: {
      'upside down': /␛\{([^])/gu,
      turned: /␛V([^])/gu,
      justified: /␛a([^])/gu,
      margin: /␝L([^]{2})/gu,
      width: /␝W([^]{2})/gu,
      reports: /␝a([^])/gu,
      'line spacing': /␛3([^])/gu,
    },
    initialise: /␛@/gu,
    mark: /␝v0/u,
  },
  'brother-ql': BROTHER,
  'brother-pt': BROTHER,
}

const CASES = PRINTER_LANGUAGES.map(({ driver }) => {
  const printer = new (driver(ZLIB))()
  return { slug: printer.SLUG, driver: printer, memory: MEMORIES[printer.SLUG]! }
})

const PICTURES = 0x2400

/** Latin-1, control characters as their pictures. */
function written(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte < 0x20 ? PICTURES + byte : byte)).join('')
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.charCodeAt(0)
    return code >= PICTURES ? code - PICTURES : code
  })
}

/** What each thing that is kept is worth when the first mark is drawn that stands behind `from`. */
function stateAtMark(said: string, from: number, { kept, initialise, mark }: Memory): Record<string, string | null> {
  const marked = said.slice(from).search(mark)
  const until = said.slice(0, marked === -1 ? said.length : from + marked + 2)
  const cleared = initialise === undefined ? -1 : ([...until.matchAll(initialise)].at(-1)?.index ?? -1)
  return Object.fromEntries(
    Object.entries(kept).map(([name, set]) => {
      const last = [...until.matchAll(set)].at(-1)
      if (last === undefined) return [name, null]
      return [name, last.index < cleared ? 'as at first' : (last[1] ?? '')]
    }),
  )
}

function labelFor(driver: Pick<LabelPrinterDriver, 'dotsPerMm' | 'cannotDraw'>, settings: Record<string, unknown>): DrawnLabel {
  const dotsPerMm = driver.dotsPerMm(settings)
  const bits = new Uint8Array(32).fill(0xff)
  const steps: DrawnLabel['steps'] = [
    { kind: 'box', x: 16, y: 16, widthDots: 80, heightDots: 40, thicknessDots: 2 },
    { kind: 'bitmap', x: 16, y: 80, widthDots: 16, heightDots: 16, bits },
  ]
  return {
    widthDots: Math.round(12 * dotsPerMm),
    heightDots: Math.round(20 * dotsPerMm),
    dotsPerMm,
    steps: steps.filter((step) => driver.cannotDraw(step, settings) === null),
  }
}

test.each(CASES)('whatever the job before left in a $slug printer is set anew before the first mark', ({ driver, memory }) => {
  const settings = memory.settings ?? {}
  const job = written(driver.encode(labelFor(driver, settings), settings))
  const left = stateAtMark(memory.before, memory.before.length, memory)
  const after = stateAtMark(memory.before + job, memory.before.length, memory)
  // The job before has really left something everywhere, and nothing of it is there any more.
  expect(Object.values(left)).not.toContain(null)
  expect(Object.keys(left).filter((name) => after[name] === left[name])).toEqual([])
})

test.each(CASES)('a label of a $slug printer is drawn the same behind any other job', ({ driver, memory }) => {
  const settings = memory.settings ?? {}
  const job = driver.encode(labelFor(driver, settings), settings)
  const both = Buffer.concat([bytesOf(memory.before), job])
  expect(driver.decode(both, settings).at(-1)).toEqual(driver.decode(job, settings).at(-1))
})

import { expect, test } from 'vitest'
import { barcodeObject, textObject } from '../../main/labels/templates/template-objects.ts'
import type { BarcodeObject, CommandLanguage, CommandsDocument, DesignDocument, LabelPrompt } from '../../main/records/label-document.ts'
import { readBrotherJob } from '../oracles/brother-rows.ts'
import { drawingBench } from '../support/drawing-bench.ts'
import { EVERY_LANGUAGE, LABEL_FOR_ALL } from '../support/every-language.ts'

const { drawing } = drawingBench()

const PROMPT: LabelPrompt = { key: 'who', question: 'Who?', type: 'text', choices: [], initial: '', isRequired: false }

const text = (id: string, yMm: number, words: string) =>
  textObject(id, { xMm: 3, yMm, widthMm: 54, heightMm: 4, largestMm: 3, smallestMm: 2, text: words })

const placed = { rotation: 0, name: '', when: '', group: null, isLocked: false } as const
const lettering = { ...placed, font: 'printer', align: 'left', verticalAlign: 'top', largestMm: 3, smallestMm: 2 } as const
/** Codes may lie over each other: nobody reads this label. */
const code = (id: string, symbology: BarcodeObject['symbology'], data = '{{ code }}') =>
  barcodeObject(id, { xMm: 0, yMm: 0, widthMm: 60, heightMm: 36, symbology, data, showText: true })

/** The first half of a command may stand in the template and the other in the value, or in two values. */
const DOCUMENT: DesignDocument = {
  format: 1,
  kind: 'design',
  ...LABEL_FOR_ALL,
  prompts: [PROMPT],
  samples: [],
  groups: [],
  objects: [
    text('whole', 1, '{{ whole }}'),
    text('halves', 6, '{{ head }}{{ tail }}'),
    text('half in the template', 11, '^ ~ " \\ ! {{ tail }}'),
    barcodeObject('bars', {
      xMm: 2,
      yMm: 17,
      widthMm: 56,
      heightMm: 5,
      symbology: 'code128',
      data: '{{ code }}',
    }),
    barcodeObject('square', { xMm: 40, yMm: 22, widthMm: 14, heightMm: 13, symbology: 'qr', data: '{{ code }}' }),
    text('answer', 1, '{{ answers.who }}'),
    {
      ...lettering,
      kind: 'counter',
      id: 'counter',
      xMm: 3, yMm: 6, widthMm: 54, heightMm: 4, lines: 1,
      text: '{{ head }}{{ counter }}{{ tail }}', start: 1, step: 1, digits: 3,
    },
    {
      ...placed,
      kind: 'table',
      id: 'table',
      xMm: 3, yMm: 11, widthMm: 54, heightMm: 20, list: 'rows', font: 'printer', rowMm: 4, textMm: 3,
      columns: [{ title: 'What', text: '{{ row.whole }}', widthMm: 54, align: 'left' }],
      hasTitles: true, lineMm: 0.25,
    },
    { ...placed, kind: 'image', id: 'image', xMm: 3, yMm: 3, widthMm: 9, heightMm: 9, source: '{{ whole }}', tone: 'threshold' },
    code('code39', 'code39', '{{ code | upcase }}'),
    code('gs1', 'gs1-128', '(10){{ code }}'),
    code('matrix', 'datamatrix', '{{ whole }}'),
    code('gs1 matrix', 'gs1-datamatrix', '(10){{ code }}'),
    code('rows', 'pdf417', '{{ whole }}'),
    code('rings', 'aztec', '{{ whole }}'),
    code('square of all', 'qr', '{{ whole }}'),
  ],
}

const NASTY: readonly string[] = [
  '^XZ^XA^FO1,1^FDx^FS',
  '~JA~HS',
  '\u001b!R\u001b!?',
  '"\r\nPRINT 9\r\n',
  '\r\nP9\r\n',
  '"\\["]\\[R]\r\nCLS\r\n',
  'x\r\nFORM\r\nPRINT\r\n! 0 200 200 9 9\r\n',
  '\u001bA\u001bQ9\u001bZ',
  '\u0002L\rE\r\u0001#',
  '\u0010\u0004\u0001\u0010\u0014\u0008',
  '\u001b@\u001bia\u0001\u001a\u000c',
  '^ee^@US\r\n',
  '\\&\\\\^FH_5EXA',
  '\u0005\u0018\u0000\u0003',
]

async function bytesOf(index: number, nasty: string): Promise<Uint8Array> {
  const [, driver, settings] = EVERY_LANGUAGE[index]!
  const half = Math.ceil(nasty.length / 2)
  // Bars carry what they can, and the rest is a refusal.
  const bars = nasty.replaceAll(/[^ -~]/g, '').slice(0, 12) || 'x'
  const [head, tail] = [nasty.slice(0, half), nasty.slice(half)]
  const context = { whole: nasty, head, tail, code: bars, answers: { who: nasty }, rows: [{ whole: nasty }] }
  const request = { document: DOCUMENT, context, index: 0, isDraft: true, driver, settings }
  return (await drawing.drawDraft(request)).bytes
}

/** Control characters by their number: `<1B>`. */
const visible = (said: string) =>
  said.replaceAll(/\p{Cc}/gu, (control) => `<${control.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}>`)
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const count = (said: string, what: RegExp) => Array.from(said.matchAll(what)).length

/** Lines of a language whose pictures say how long they are, without the bytes of those. */
function linesWithout(said: string, picture: RegExp, bytesOfPicture: (match: RegExpExecArray) => number): string[] {
  const lines: string[] = []
  for (let at = 0; at < said.length; ) {
    const match = picture.exec(said.slice(at, at + 60))
    const skipped = match === null ? 0 : match[0].length + bytesOfPicture(match)
    const end = said.indexOf('\r\n', at + skipped)
    const stop = end < 0 ? said.length : end
    lines.push(match === null ? said.slice(at, stop) : match[0])
    at = stop + 2
  }
  return lines.filter((line) => line !== '')
}

function everyLine(lines: readonly string[], known: RegExp): void {
  expect(lines.filter((line) => !known.test(line))).toEqual([])
}

/** What may be in the bytes of one label, found by looking at them and at nothing else. */
const SCANS: Readonly<Record<string, (bytes: Uint8Array) => void>> = {
  zpl(bytes) {
    const said = latin1(bytes)
    expect([count(said, /\^XA/g), count(said, /\^XZ/g), count(said, /\^PQ/g)]).toEqual([1, 1, 1])
    expect(Array.from(said.matchAll(/~../g), ([match]) => match)).toEqual(['~SD'.slice(0, 3)])
    const names = Array.from(said.matchAll(/\^(A0|..)/g), ([, name]) => name)
    const known = 'XA CI PW LL LH LS LT FW PO PM LR MD PR FO A0 FB FH FD FS BY BC B3 BQ BX B7 BO GF GB PQ XZ MU JM'
    expect(names.filter((name) => !known.split(' ').includes(name ?? ''))).toEqual([])
  },
  tspl(bytes) {
    const said = latin1(bytes)
    expect(count(visible(said), /<1B>!|~!/g)).toBe(0)
    const lines = linesWithout(said, /^BITMAP \d+,\d+,(\d+),(\d+),1,/, ([, width, rows]) => Number(width) * Number(rows))
    everyLine(
      lines,
      /^(SIZE|GAP|OFFSET|SHIFT|DIRECTION|REFERENCE|DENSITY|SPEED|CODEPAGE|CLS$|TEXT |BARCODE |QRCODE |DMATRIX |BAR |BOX |BITMAP |PRINT 1,1$)/,
    )
    expect(lines.filter((line) => line.startsWith('PRINT'))).toHaveLength(1)
    expect(lines.join('')).not.toMatch(/\p{Cc}/u)
  },
  epl(bytes) {
    const said = latin1(bytes)
    expect(count(said, /\^@|\^e/g)).toBe(0)
    const lines = linesWithout(said, /^GW\d+,\d+,(\d+),(\d+),/, ([, width, rows]) => Number(width) * Number(rows))
    everyLine(lines, /^(N$|US$|I8,A,001$|OD$|q\d|Q\d|S\d|D\d|Z[TB]$|R0,0$|A\d|B\d|b\d|LO\d|X\d|GW|P1$)/)
    expect(lines.filter((line) => line.startsWith('P'))).toEqual(['P1'])
    expect(lines.join('')).not.toMatch(/\p{Cc}/u)
  },
  cpcl(bytes) {
    const said = latin1(bytes)
    expect(count(visible(said), /<1B>[hiv]/g)).toBe(0)
    const lines = linesWithout(said, /^CG (\d+) (\d+) \d+ \d+ /, ([, width, rows]) => Number(width) * Number(rows))
    expect(lines.filter((line) => line === 'PRINT')).toHaveLength(1)
    expect(lines.filter((line) => line.startsWith('!'))).toHaveLength(1)
    expect(lines.join('')).not.toMatch(/\p{Cc}/u)
  },
  sbpl(bytes) {
    const said = visible(latin1(bytes))
    expect([count(said, /<1B>A(?=<1B>)/g), count(said, /<1B>Q/g), count(said, /<1B>Z/g)]).toEqual([1, 1, 1])
    expect(said.replaceAll('<1B>', '')).not.toMatch(/<[01][\dA-F]>/)
    const known = /^(A|A1\d{8}|A3H0001V0001|CS\d+|#E\d|%\d|V\d{4}|H\d{4}|RDB00,.*|GH[\dA-F]*|BG.*|2D30,.*|DN.*|FW\d{2}[VH]\d{4}|B1\d{5}\*[\dA-Z $%+./-]*\*|Q1|Z)$/
    everyLine(
      said.split('<1B>').filter((command) => command !== ''),
      known,
    )
  },
  dpl(bytes) {
    const said = visible(latin1(bytes)).replaceAll('<0D>', '\r')
    expect(said).not.toContain('<01>')
    expect(count(said, /<02>L/g)).toBe(1)
    const label = said.slice(said.indexOf('<02>L')).split('\r')
    expect(label.filter((line) => line === 'E')).toHaveLength(1)
    everyLine(
      label.filter((line) => line !== ''),
      /^(<02>L|D11|A2|H\d\d|P[A-Z]|R0000|C0000|[1-4][\dA-Za-z]{3}.{3}\d{8}.*|Q0001|E)$/,
    )
    expect(label.join('').slice(4)).not.toMatch(/<[01][\dA-F]>/)
  },
  'brother-ql': (bytes) => expect(readBrotherJob(bytes, 90).rows.length).toBeGreaterThan(0),
  'brother-pt': (bytes) => expect(readBrotherJob(bytes, 70).rows.length).toBeGreaterThan(0),
  'esc-pos'(bytes) {
    const said = latin1(bytes)
    expect(visible(said)).not.toMatch(/<10><(04|05|14)>/)
    let rest = ''
    for (let at = 0; at < said.length; ) {
      const isRaster = said.startsWith('\u001dv0\u0000', at)
      const size = (low: number): number => said.charCodeAt(at + low) + 256 * said.charCodeAt(at + low + 1)
      if (!isRaster) rest += said[at]
      at += isRaster ? 8 + size(4) * size(6) : 1
    }
    // Initialise, no reports, left, margin, width, cut: and nothing that text could have said.
    expect(visible(rest)).toBe('<1B>@<1D>a<00><1B>a<00><1D>L<00><00><1D>W\u00e0<01><1D>VB<00>')
  },
}

const CASES = EVERY_LANGUAGE.flatMap(([name], index) => NASTY.map((nasty) => ({ name, index, nasty })))

test.each(CASES)('the bytes for $name say one label and nothing that stood in its text: $nasty', async (one) => {
  const scan = SCANS[one.name.split(',')[0] ?? '']
  if (scan === undefined) throw new Error(`Nobody looks at the bytes of ${one.name}`)
  const bytes = await bytesOf(one.index, one.nasty)
  expect(bytes.length).toBeGreaterThan(0)
  scan(bytes)
})

/** Printers of the languages that people write by hand. */
const BY_HAND: Readonly<Record<CommandLanguage, string>> = {
  zpl: '^XA^FO20,20^A0N,20^FD{{ whole }}^FS^FO20,50^A0N,20^FD{{ answers.who }}{{ head }}{{ tail }}^FS^XZ',
  tspl: 'SIZE 50 mm,30 mm\nCLS\nTEXT 9,9,"3",0,1,1,"{{ answers.who }}{{ head }}{{ tail }}"\nPRINT 1\n',
  epl: 'N\nA9,9,0,3,1,1,N,"{{ answers.who }}{{ head }}{{ tail }}"\nP1\n',
  'esc-pos': '\\x1b@{{ answers.who }}{{ head }}{{ tail }}\n\\x1dVB\\x00',
}

/** What begins and ends commands and texts, in order: a value that adds to it has become more than text. */
const MARKS: Readonly<Record<CommandLanguage, RegExp>> = {
  zpl: /[\^~](?!FH)|[^\P{Cc}]/gu,
  tspl: /(?<!\\\[)"|\\\[(?!"\])|[^\P{Cc}]/gu,
  epl: /(?<!\\)"|[^\P{Cc}]/gu,
  'esc-pos': /[^\P{Cc}]/gu,
}

const RAW = (Object.keys(BY_HAND) as CommandLanguage[]).flatMap((language) => NASTY.map((nasty) => ({ language, nasty })))

test.each(RAW)('hand-written $language says as much with $nasty as with a harmless word', async ({ language, nasty }) => {
  const [, driver, settings] = EVERY_LANGUAGE.find(([name]) => name === language)!
  const source = BY_HAND[language]
  const document: CommandsDocument = { format: 1, kind: 'commands', ...LABEL_FOR_ALL, prompts: [PROMPT], samples: [], language, source }
  const marksOf = async (value: string) => {
    const half = Math.ceil(value.length / 2)
    const context = { whole: value, head: value.slice(0, half), tail: value.slice(half), answers: { who: value } }
    const { bytes } = await drawing.drawDraft({ document, context, index: 0, isDraft: true, driver, settings })
    return Array.from(latin1(bytes).matchAll(MARKS[language]), ([mark]) => mark)
  }
  expect(await marksOf(nasty)).toEqual(await marksOf('harmless'))
})

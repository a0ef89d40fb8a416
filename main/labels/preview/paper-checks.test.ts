import { expect, test } from 'vitest'
import { EplPrinterDriver } from '../../../drivers/printers/epl/epl-printer.ts'
import { TsplPrinterDriver } from '../../../drivers/printers/tspl/tspl-printer.ts'
import { ZplPrinterDriver } from '../../../drivers/printers/zpl/zpl-printer.ts'
import { checkPaper } from './paper-checks.ts'

const DRIVERS = { zpl: new ZplPrinterDriver(), tspl: new TsplPrinterDriver(), epl: new EplPrinterDriver() }
const SIZE = { widthMm: 50, heightMm: 30 }

function notesOf(language: keyof typeof DRIVERS, commands: string): [string, string][] {
  const [label] = DRIVERS[language].decode(new TextEncoder().encode(commands), {})
  return checkPaper(label!, { ...SIZE, language }, null).map(({ kind, message }) => [kind, message])
}

const zpl = (commands: string): [string, string][] => notesOf('zpl', `^XA${commands}^XZ`)
const LONG = 'A washer with a very long name indeed'

test.each([
  ['a text that ends on the label', '^FO20,20^A0N,24^FDWasher^FS', []],
  ['bars with what people read below them', '^FO80,20^BY3^BCN,80,N^FDA1^FS^FO80,104^A0N,24^FDA1^FS', []],
  ['a code in a frame', '^FO10,10^GB300,220,3^FS^FO60,50^BQN,2,6^FDMA,A1^FS', []],
  ['a block with room', '^FO20,20^A0N,24^FB300,3^FDA washer with a long name^FS', []],
  ['a block that is wider than the label, and a text that is not', '^FO20,20^A0N,24^FB900,2^FDWasher^FS', []],
  ['a text that runs off', `^FO200,20^A0N,24^FD${LONG}^FS`, ['outside']],
  ['a text that lies too low', '^FO20,225^A0N,24^FDWasher^FS', ['outside']],
  ['a text that is turned and runs off', `^FO20,20^A0R,24^FD${LONG}^FS`, ['outside']],
  ['a box that reaches beyond', '^FO300,20^GB150,20,2^FS', ['outside']],
  ['a block with too many lines', `^FO20,20^A0N,40^FB200,2^FD${LONG}^FS`, ['cut off']],
  ['bars with a line at their end', '^FO80,20^BY3^BCN,80,N^FDA1^FS^FO270,20^GB3,80,3^FS', ['quiet zone']],
  ['a code with a text below it', '^FO40,20^BQN,2,6^FDMA,A1^FS^FO40,160^A0N,24^FDA1^FS', ['quiet zone']],
  ['a code of small dots', '^FO40,20^BQN,2,2^FDMA,A1^FS', ['small code']],
  ['a code with data that is none of its', '^FO40,20^BEN,80,N^FD12a4^FS', ['not drawn']],
])('of hand-written commands it is told: %s', (_, commands, kinds) => {
  expect(zpl(commands).map(([kind]) => kind)).toEqual(kinds)
})

test.each([
  ['tspl', `SIZE 50 mm,30 mm\nCLS\nTEXT 100,20,"3",0,1,1,"${LONG}"\nPRINT 1\n`],
  ['epl', `N\nq400\nQ240,24\nA100,20,0,3,1,1,N,"${LONG}"\nP1\n`],
] as const)('a text that runs off is told of %s as well, by the width of its letters', (language, commands) => {
  expect(notesOf(language, commands)).toEqual([
    ['outside', 'The text “A washer with a very lon…” at 12.5 x 2.5 mm reaches beyond the edge of the label.'],
  ])
})

test('notes name what is meant by what it says and where it stands', () => {
  expect(zpl('^FO40,20^BQN,2,6^FDMA,A1^FS^FO40,160^A0N,24^FDA1^FS')).toEqual([
    ['quiet zone', 'The code “A1” at 5 x 3.8 mm needs 3 mm of white around it, and the text “A1” stands there.'],
  ])
})

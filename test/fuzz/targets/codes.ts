import { hasProblems, type CodeReading } from '../../../drivers/protocols/code-element.ts'
import { elementString } from '../../../drivers/protocols/gs1-brackets.ts'
import { readDigitalLink } from '../../../drivers/protocols/gs1/digital-link.ts'
import { readBracketed, readElementString } from '../../../drivers/protocols/gs1/element-string.ts'
import { readHibc } from '../../../drivers/protocols/hibc.ts'
import { readLabelEnvelope } from '../../../drivers/protocols/envelope.ts'
import { readEciaLabel } from '../../../drivers/protocols/ecia.ts'
import { recogniseCode } from '../../../drivers/protocols/recognise.ts'
import { readCommand } from '../../../main/barcodes/commands.ts'
import { bytesOf } from '../engine/bytes.ts'
import { demand, type FuzzTarget, type FuzzTargets } from '../engine/target.ts'

const TODAY = new Date('2026-11-21T12:00:00Z')
const OPTIONS = { today: TODAY }
const decoder = new TextDecoder()

function textTarget(seeds: readonly string[], check: (text: string) => void): FuzzTarget {
  return { seeds: seeds.map(bytesOf), mostBytes: 512, canGrow: true, check: (input) => check(decoder.decode(input)) }
}

function checkReading(found: CodeReading | null): void {
  if (found === null) return
  hasProblems(found)
  demand(found.title !== '', 'a reading has a title')
  for (const { name, value, raw } of found.elements) {
    demand(name !== '' && typeof value === 'string' && typeof raw === 'string', 'an element has a name and a value')
  }
}

/** Everything that says what a code means. */
export const TARGETS: FuzzTargets = {
  'gs1-elements': textTarget(
    [
      '0109506000134352\u001d10ABC\u001d17261231',
      ']C1',
      '0109506000134352310300125010LOT17261231',
      '00123456789012345675',
    ],
    (text) => {
      const read = readElementString(text, OPTIONS)
      checkReading(read)
      const said = read.elements.map(({ id, raw }) => id + raw).join('')
      demand(said === text.replaceAll('\u001d', ''), 'nothing of the message is left out')
    },
  ),
  'gs1-brackets': textTarget(['(01)09506000134352(10)A(17)261231', '(8008)26112112'], (text) => {
    checkReading(readBracketed(text, OPTIONS))
    const message = elementString(text)
    if (message !== null) checkReading(readElementString(message, OPTIONS))
  }),
  'digital-link': textTarget(
    ['https://id.gs1.org/01/09506000134352/10/ABC?17=261231&linkType=x', 'http://a.b/x/8003/09506000134352%20#y'],
    (text) => checkReading(readDigitalLink(text, OPTIONS)),
  ),
  hibc: textTarget(['+A99912345/$$52001510X3/16D20111212/S77DEFG457', '+$$3261121LOT1X'], (text) =>
    checkReading(readHibc(text, TODAY)),
  ),
  iso15434: textTarget(
    [
      '[)>\u001e06\u001dP296-X\u001d1PLM358\u001dQ10\u001d6D20261121\u001e\u0004',
      '>[)>06\u001dK2\u001d4LCN',
      '[)>{RS}05{GS}0109506000134352{RS}{EOT}',
    ],
    (text) => {
      checkReading(readLabelEnvelope(text, OPTIONS))
      const fields = readEciaLabel(text)
      demand(
        Object.values(fields ?? {}).every((value) => value !== ''),
        'a field has a value',
      )
    },
  ),
  recognise: textTarget(
    [
      '4006381333931',
      '=A99971234567800',
      '1Z12345E0205271688',
      'RR123456785DE',
      'WIFI:S:a;;',
      'http://a/',
      '9780306406157',
    ],
    (text) => {
      const aims = [null, ']C1', ']E0', ']E3', ']E4', ']C4', ']d2', ']Q3']
      for (const reading of recogniseCode({ text, aim: aims[text.length % aims.length] ?? null, today: TODAY }))
        checkReading(reading)
    },
  ),
  commands: textTarget(['XCXDONEC', 'xcxundob', 'XCXJBCDB'], (text) => {
    const command = readCommand(text)
    if (command === null) return
    demand(command.code === text.toUpperCase(), 'a command has the code that it was scanned by')
    demand(command.quantity === null || (command.quantity >= 0 && command.quantity <= 999), 'a quantity is a number')
  }),
}

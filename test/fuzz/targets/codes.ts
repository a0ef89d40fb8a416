import { hasProblems, type CodeReading } from '../../../drivers/protocols/code-element.ts'
import { elementString } from '../../../drivers/protocols/gs1-brackets.ts'
import { readDigitalLink } from '../../../drivers/protocols/gs1/digital-link.ts'
import { readBracketed, readElementString } from '../../../drivers/protocols/gs1/element-string.ts'
import { readHibc } from '../../../drivers/protocols/hibc.ts'
import { readLabelEnvelope } from '../../../drivers/protocols/envelope.ts'
import { readEnvelope } from '../../../drivers/protocols/iso15434.ts'
import { readEciaLabel } from '../../../drivers/protocols/ecia.ts'
import { readIata } from '../../../drivers/protocols/iata.ts'
import { readParcel } from '../../../drivers/protocols/parcels.ts'
import { completeRetail, isRetail } from '../../../drivers/protocols/retail-codes.ts'
import { readRetail } from '../../../drivers/protocols/retail.ts'
import { recogniseCode } from '../../../drivers/protocols/recognise.ts'
import { readCommand } from '../../../main/barcodes/commands/commands.ts'
import { readLcscLabel } from '../../../plugins/builtin/lcsc.ts'
import { readTmeWords, tmeEnvelope } from '../../../plugins/builtin/tme.ts'
import { bytesOf } from '../engine/bytes.ts'
import { demand, type FuzzTarget, type FuzzTargets } from '../engine/target.ts'

const TODAY = new Date('2026-11-21T12:00:00Z')
const OPTIONS = { today: TODAY, losesSeparators: false }
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

/** Identifiers of HIBC that stand in the code; the others are names of its places. */
const HIBC_IN_TEXT: ReadonlySet<string> = new Set(['14D', '16D', 'S', 'Q'])

/** Capitals without the blanks that labels may have anywhere. */
function letters(text: string): string {
  return text.replaceAll(/\s/g, '').toUpperCase()
}

/** As in the address, or with its signs written out; a plus is a blank behind the question mark. */
function ways(piece: string): string[] {
  return [piece, decoded(piece), decoded(piece.replaceAll('+', ' '))]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
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
      for (const losesSeparators of [false, true]) {
        const read = readElementString(text, { today: TODAY, losesSeparators })
        checkReading(read)
        const said = read.elements.map(({ id, raw }) => id + raw).join('')
        demand(said === text.replaceAll('\u001d', ''), 'nothing of the message is left out')
      }
    },
  ),
  'gs1-brackets': textTarget(['(01)09506000134352(10)A(17)261231', '(8008)26112112'], (text) => {
    checkReading(readBracketed(text, OPTIONS))
    const message = elementString(text)
    if (message !== null) checkReading(readElementString(message, OPTIONS))
  }),
  'digital-link': textTarget(
    ['https://id.gs1.org/01/09506000134352/10/ABC?17=261231&linkType=x', 'http://a.b/x/8003/09506000134352%20#y'],
    (text) => {
      const read = readDigitalLink(text, OPTIONS)
      checkReading(read)
      const said = read?.elements.map(({ id, raw }) => `${id} ${raw}`).join(' ')
      // Each once: else the time of this check grows with the square of what comes again and again.
      for (const piece of new Set(text.split(/[/?#&;=]/)))
        demand(
          said === undefined || ways(piece).some((way) => said.includes(way)),
          `nothing of the address is left out, ${piece} is`,
        )
    },
  ),
  hibc: textTarget(['+A99912345/$$52001510X3/16D20111212/S77DEFG457', '+$$3261121LOT1X'], (text) => {
    const read = readHibc(text, TODAY)
    checkReading(read)
    const said = read?.elements.map(({ id, raw }) => (HIBC_IN_TEXT.has(id) ? id : '') + raw).join('')
    const signs = /[+$/]/g
    demand(
      said === undefined || said.replaceAll(signs, '') === text.slice(0, -1).replaceAll(signs, ''),
      'nothing of the code but its check character is left out',
    )
  }),
  iso15434: textTarget(
    [
      '[)>\u001e06\u001dP296-X\u001d1PLM358\u001dQ10\u001d6D20261121\u001e\u0004',
      '>[)>06\u001dK2\u001d4LCN',
      '[)>{RS}05{GS}0109506000134352{RS}{EOT}',
    ],
    (text) => {
      const read = readLabelEnvelope(text, OPTIONS)
      checkReading(read)
      const said = letters(read?.elements.map(({ id, raw }) => id + raw).join('') ?? '')
      for (const { elements } of readEnvelope(text) ?? [])
        demand(
          elements.every((each) => said.includes(letters(each))),
          'no element of a block is left out',
        )
      if (read !== null && text.includes('\u001d'))
        for (const piece of new Set(
          text
            .trim()
            .slice(3)
            .replaceAll(/\p{Cc}/gu, '\u001d')
            .split('\u001d'),
        ))
          demand(
            /^\d\d|^>$/.test(piece) || said.includes(letters(piece)) || text.trim().startsWith('>'),
            `nothing of the envelope is left out, ${piece} is`,
          )
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
      for (const reading of recogniseCode({
        text,
        aim: aims[text.length % aims.length] ?? null,
        today: TODAY,
        losesSeparators: text.length % 3 === 0,
      }))
        checkReading(reading)
    },
  ),
  retail: textTarget(
    ['4006381333931', '977031784700105', '04252614', '9780306406157 51999', '4006381333932'],
    (text) => {
      for (const aim of [null, ']E0', ']E3', ']E4']) {
        const read = readRetail(text, aim)
        checkReading(read)
        const said = read?.elements.map(({ raw }) => raw).join('') ?? text
        demand(
          Array.from(text).every((each) => /[ +-]/.test(each) || said.includes(each)),
          'no digit is left out',
        )
      }
      for (const symbology of ['ean13', 'ean8', 'upca', 'upce', 'itf14']) {
        if (!isRetail(symbology)) continue
        const complete = completeRetail(symbology, text)
        demand(
          complete === null || completeRetail(symbology, complete) === complete,
          'a complete number stays as it is',
        )
      }
    },
  ),
  parcels: textTarget(
    ['1Z5R89390357567127', 'RB123456785GB', '420941059405511899223033005282', 'JJD000390007820458'],
    (text) => {
      const read = readParcel(text, text.length % 2 === 0 ? null : ']I0')
      checkReading(read)
      demand(read === null || read.elements.some(({ raw }) => text.includes(raw)), 'a number is in the code')
    },
  ),
  iata: textTarget(
    ['176-12345675', '0201234567500001', '7512123456', 'M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 226F001A0025 100'],
    (text) => {
      for (const aim of [null, ']C0', ']I0']) {
        const read = readIata(text, aim)
        checkReading(read)
        if (read === null) continue
        const said = read.elements.map(({ raw }) => raw).join('')
        demand(
          Array.from(text).every((each) => said.includes(each)),
          'nothing of the code is left out',
        )
      }
    },
  ),
  sellers: textTarget(
    [
      '{pbn:PICK1,on:SO1,pc:C312270,pm:ST-1,qty:2,mc:,cc:1,pdi:}',
      'QTY:1 PN:PWBP-302 PO:19361337/1 CPO:PO-1 MFR:SICK MPN:X CoO:DE RoHS https://a.example/',
      'PWBP-302 1PMPNWBP-302 Q1 K19361337/1',
    ],
    (text) => {
      const lcsc = Object.values(readLcscLabel(text))
      const tme = Object.values(readTmeWords(text) ?? {})
      const ecia = Object.values(readEciaLabel(tmeEnvelope(text)) ?? {})
      for (const value of [...lcsc, ...tme, ...ecia])
        demand(letters(text).includes(letters(String(value))), 'a field is in the label')
    },
  ),
  commands: textTarget(['XCXDONEC', 'xcxundob', 'XCXJBCDB'], (text) => {
    const command = readCommand(text)
    if (command === null) return
    demand(command.code === text.toUpperCase(), 'a command has the code that it was scanned by')
    demand(command.quantity === null || (command.quantity >= 0 && command.quantity <= 999), 'a quantity is a number')
  }),
}

import { createFramer } from '../../drivers/protocols/framing.ts'
import { createHidPosFramer } from '../../drivers/protocols/hid-pos.ts'
import { recogniseCode } from '../../drivers/protocols/recognise.ts'
import { cleanScan, PLAIN_PROFILE } from '../../drivers/protocols/scan-cleaning.ts'
import { createSsiFramer } from '../../drivers/protocols/ssi.ts'

const ROUNDS = 20_000
/** The fastest scanners read sixty codes a second: a thousand times as many never come. */
const GOAL = 60_000
const TODAY = new Date('2026-01-01T00:00:00Z')

const encoder = new TextEncoder()

interface Format {
  name: string
  text: string
  aim: string | null
}

const FORMATS: readonly Format[] = [
  { name: 'GS1 element string', text: '0109506000134352\u001d10LOT7\u001d1726123121S42', aim: ']d2' },
  { name: 'GS1 Digital Link', text: 'https://id.gs1.org/01/09506000134352/10/LOT7?17=261231', aim: null },
  {
    name: 'ISO/IEC 15434',
    text: '[)>\u001e06\u001dP296-X\u001d1PLM358\u001dQ10\u001d1K72991337\u001e\u0004',
    aim: null,
  },
  { name: 'HIBC', text: '+A99912345/$$52001510X3/16D20111212/S77DEFG45G', aim: null },
  { name: 'EAN-13', text: '4006381333931', aim: ']E0' },
  { name: 'a code of the house', text: 'INV-SI42', aim: null },
]

const LINE = encoder.encode('0109506000134352\r\n')
const SSI = Uint8Array.of(8, 0xf3, 0, 0, 3, 0x41, 0x42, 0x43, 0xfe, 0x3c)
const REPORT = Uint8Array.from({ length: 64 }, (_, at) => [2, 16, 0x5d, 0x64, 0x32][at] ?? (at < 21 ? 0x30 : 0))

/** From bytes to codes, and from codes to what they say, on one core. */
export function measureParsing(): { what: string; value: string; goal: string; isMet: boolean }[] {
  const lines = createFramer({ terminator: 'cr-lf', silenceMs: 100, maxBytes: 8192 })
  const ssi = createSsiFramer({ silenceMs: 100, maxBytes: 8192 })
  const hid = createHidPosFramer({ silenceMs: 100, maxBytes: 8192, isAimInText: true })
  return [
    figure('lines cut and cleaned', () =>
      lines.push(LINE).forEach(({ bytes }) => void cleanScan(bytes, PLAIN_PROFILE)),
    ),
    figure('SSI packets cut and answered', () => void [ssi.push(SSI), ssi.answer()]),
    figure('HID POS reports joined', () => void hid.push(REPORT)),
    ...FORMATS.map(({ name, text, aim }) =>
      figure(`${name} understood`, () => void recogniseCode({ text, aim, today: TODAY, losesSeparators: false })),
    ),
  ]
}

function figure(what: string, parse: () => void): { what: string; value: string; goal: string; isMet: boolean } {
  for (let round = 0; round < ROUNDS / 4; round += 1) parse()
  const start = process.cpuUsage()
  for (let round = 0; round < ROUNDS; round += 1) parse()
  const { user, system } = process.cpuUsage(start)
  const each = Math.round((ROUNDS / (user + system)) * 1_000_000)
  return { what, value: `${each} codes/s`, goal: `>= ${GOAL}`, isMet: each >= GOAL }
}

import type {
  BarcodeStep,
  DrawStep,
  LabelPrinterDriver,
  PrinterAbility,
  PrinterCommand,
  PrinterQuestion,
} from '@scanbench/plugin/machine'
import type { PrinterLanguage } from '../../drivers/printers/common/printer-language.ts'
import { PRINTER_LANGUAGES } from '../../drivers/printers/languages.ts'
import { ZLIB } from '../../plugins/builtin/zlib.ts'
import { readableCommand } from './readable-command.ts'

const HEAD = `# Printer languages

Made from the drivers in \`drivers/printers\`; change them there.

What of a label goes to a printer as a command of its language, and what as dots that the program draws: everything can be printed on
every printer, commands are only shorter. Which printers speak which language is in [supported devices](supported-devices.md); what
"printed" and "sent" promise is in [the print journal](print-journal.md).

Control characters are written by their names. "No" stands with what to do instead; the same words are on the page of the
printer under Abilities. Every printer prints the test label of the program; "its configuration" is the one that it has by itself.
A print queue of the computer tells nothing back, whatever the language.
`

const AT = { x: 80, y: 80, rotation: 0 } as const
const TEXT: DrawStep = {
  kind: 'text',
  ...AT,
  widthDots: 300,
  fontHeightDots: 24,
  fontWidthDots: 24,
  lines: 1,
  align: 'left',
  text: 'Part 42',
}
const BOX = { ...AT, widthDots: 80, heightDots: 40, thicknessDots: 2 }

const code = (symbology: BarcodeStep['symbology'], data: string, heightDots = 80): DrawStep => ({
  kind: 'barcode',
  ...AT,
  symbology,
  data,
  heightDots,
  moduleDots: 3,
  errorCorrection: symbology.endsWith('qr') ? 'M' : null,
})

/** One of each, as it is on most labels. */
const PARTS: readonly (readonly [string, DrawStep])[] = [
  ['Text', TEXT],
  ['Line, box', { kind: 'box', ...BOX }],
  ['Ellipse', { kind: 'ellipse', ...BOX }],
  ['Picture', { kind: 'bitmap', x: 80, y: 80, widthDots: 8, heightDots: 1, bits: Uint8Array.of(0xaa) }],
  ['Code 128', code('code128', 'INV-SI42')],
  ['GS1-128', code('gs1-128', '0109521101530001')],
  ['Code 39', code('code39', 'ABC-123')],
  ['EAN-13', code('ean13', '9521101530001')],
  ['EAN-8', code('ean8', '96385074')],
  ['UPC-A', code('upca', '012345678905')],
  ['UPC-E', code('upce', '01234565')],
  ['ITF-14', code('itf14', '10952110153008')],
  ['QR', code('qr', 'INV-SI42', 0)],
  ['GS1 QR', code('gs1-qr', '0109521101530001', 0)],
  ['Data Matrix', code('datamatrix', 'INV-SI42', 0)],
  ['GS1 Data Matrix', code('gs1-datamatrix', '0109521101530001', 0)],
  ['PDF417', code('pdf417', 'INV-SI42', 9)],
  ['Aztec', code('aztec', 'INV-SI42', 0)],
]

const ABILITIES: Readonly<Record<PrinterQuestion | PrinterCommand, string>> = {
  identity: 'Says what it is',
  status: 'Says how it is',
  counters: 'Tells its counters',
  media: 'Tells which roll is in it',
  feed: 'Feeds a label',
  calibrate: 'Calibrates',
  'configuration label': 'Prints its configuration',
  pause: 'Pauses',
  resume: 'Resumes',
  cancel: 'Throws away what waits in it',
  reset: 'Restarts',
}

/** The page `docs/languages.md`. */
export function languagesPage(): string {
  const known = PRINTER_LANGUAGES.map((language) => ({ language, driver: driverOf(language) }))
  const names = known.map(({ language }) => language.name)
  const drawn = PARTS.map(
    ([part, step]) =>
      `| ${[part, ...known.map(({ driver }) => (driver.cannotDraw(step, {}) === null ? 'command' : 'dots'))].join(' | ')} |`,
  )
  return [
    HEAD,
    '## What is drawn how',
    `With the settings as they are at first. A thing that is turned, very large or has unusual letters may go as dots where this says command.`,
    [`| | ${names.join(' | ')} |`, `|---|${names.map(() => '---').join('|')}|`, ...drawn].join('\n'),
    ...known.map(({ language, driver }) => sectionOf(language, driver)),
  ].join('\n\n')
}

function driverOf({ driver }: PrinterLanguage): LabelPrinterDriver {
  return new (driver(ZLIB))()
}

function sectionOf({ name, fonts, confirmation }: PrinterLanguage, driver: LabelPrinterDriver): string {
  const abilities: Partial<Record<string, PrinterAbility>> = { ...driver.questions(), ...driver.commands({}) }
  const rows = Object.entries(ABILITIES).map(([ability, words]) => `| ${words} | ${abilityText(abilities[ability])} |`)
  return [
    `## ${name}`,
    `${driver.DESCRIPTION}. Driver \`${driver.SLUG}\`.`,
    `- Letters: ${fonts}\n- When a label is printed: ${confirmation}`,
    ['| Can it | By |', '|---|---|', ...rows].join('\n'),
    ...dotsOf(driver),
  ].join('\n\n')
}

function abilityText(ability: PrinterAbility | undefined): string {
  if (ability === undefined) return 'No.'
  return ability instanceof Uint8Array ? `\`${readableCommand(ability)}\`` : `No. ${ability.cannot}`
}

/** The kind of a code that it names stands in front of it here. */
function reasonFor(driver: LabelPrinterDriver, step: DrawStep): string | null {
  const reason = driver.cannotDraw(step, {})
  const namesItself = step.kind === 'barcode' && reason?.includes(step.symbology)
  return namesItself === true ? 'no command of the language is used for them' : reason
}

/** Why parts go as dots, each reason once. */
function dotsOf(driver: LabelPrinterDriver): string[] {
  const reasons = new Map<string, string[]>()
  for (const [part, step] of PARTS) {
    const reason = reasonFor(driver, step)
    if (reason !== null) reasons.set(reason, [...(reasons.get(reason) ?? []), part])
  }
  if (reasons.size === 0) return []
  return [`As dots:`, [...reasons].map(([reason, parts]) => `- ${parts.join(', ')}: ${reason}.`).join('\n')]
}

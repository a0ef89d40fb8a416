import { MAKES, type ModelEntry } from '../../drivers/devices/device-table.ts'
import {
  SCANNER_MODES,
  SCANNER_SETUPS,
  setupCode,
  setupLine,
  type ScannerSetup,
} from '../../drivers/devices/scanner-catalogue.ts'

const HEAD = `# Supported devices

Printers by their makers. A model that is not here works when it speaks one of these languages: choose the driver of that language by hand.
Scanners need no list: any that types, and any that is a HID point-of-sale device or a serial port, can be used. The codes that switch\nthem to another mode stand at the end, as far as they are public.

The languages are drivers, the best first. The width is what the head prints.
`

/** The tables of printers, from the files in drivers/devices. */
export function devicesPage(): string {
  const makes = MAKES.map(({ make, unsupported, quirks = [], models }) =>
    [
      `## ${make}`,
      ...(unsupported === undefined ? [] : [`**Not supported.** ${unsupported}`]),
      ...(unsupported === undefined ? [table(models)] : [models.map(({ model }) => model).join(', ')]),
      ...quirks,
      ...models.flatMap((model) => (model.quirks ?? []).map((quirk) => `${model.model}: ${quirk}`)),
    ].join('\n\n'),
  )
  return [HEAD, ...makes, SETUP_HEAD, ...SCANNER_SETUPS.map(setupSection)].join('\n')
}

const SETUP_HEAD = `
## Scanners: codes that switch their mode

The scanner check draws them as Code 128. None was tried with a real scanner by us; each says where it was read.
`

function setupSection(setup: ScannerSetup): string {
  const rows = setup.modes.map(({ mode, command, source }) => {
    const codes = [setupCode(setup, command), setupLine(setup, command)].map((text) => `\`${text}\``)
    return `| ${[SCANNER_MODES[mode], ...codes, source].join(' | ')} |`
  })
  return [
    `### ${setup.name}`,
    '',
    '| Mode | Code | Over its serial line | Where it was read |',
    '|---|---|---|---|',
    ...rows,
    '',
    ...setup.sources.map((source) => `- ${source}`),
    '',
  ].join('\n')
}

function table(models: readonly ModelEntry[]): string {
  const rows = models.map(
    ({ model, languages, dpi, widthMm, media, connections }) =>
      `| ${[model, languages.join(', '), dpi.join(', '), widthMm, media.join(', '), connections.join(', ')].join(' | ')} |`,
  )
  return ['| Model | Languages | dpi | Width, mm | Media | Connections |', '|---|---|---|---|---|---|', ...rows].join(
    '\n',
  )
}

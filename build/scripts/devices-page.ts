import { MAKES, type ModelEntry } from '../../drivers/devices/device-table.ts'

const HEAD = `# Supported devices

Printers by their makers. A model that is not here works when it speaks one of these languages: choose the driver of that language by hand.
Scanners need no list: any that types, and any that is a HID point-of-sale device or a serial port, can be used.

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
  return [HEAD, ...makes].join('\n')
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

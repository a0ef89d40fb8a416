import type { LabelPrinterDriver, MachineSettingValues } from '@scanbench/plugin/machine'
import { PRINTER_LANGUAGES } from '../../drivers/printers/languages.ts'
import { ZLIB } from './zlib.ts'

/** Each can print this: a tape is no wider, and every roll is. */
export const LABEL_FOR_ALL = { widthMm: 60, heightMm: 36 } as const

export type LanguagePrinter = readonly [name: string, driver: LabelPrinterDriver, settings: MachineSettingValues]

/** Ways of setting up the printers of a language, by what tells them apart: '' for the plain one. */
export type SetUps = Readonly<Record<string, Readonly<Record<string, MachineSettingValues>>>>

/** A new one; throws for a language that the program does not write. */
export function driverOfLanguage(slug: string): LabelPrinterDriver {
  const driver = PRINTER_LANGUAGES.map((language) => new (language.driver(ZLIB))()).find(({ SLUG }) => SLUG === slug)
  if (driver === undefined) throw new Error(`No language is called ${slug}`)
  return driver
}

const PLAIN = { '': {} }

/** A printer for each way of setting up each language that comes with the program; with its defaults where nothing is said. */
export function printersOfLanguages(setUps: SetUps): LanguagePrinter[] {
  const drivers = PRINTER_LANGUAGES.map(({ driver }) => new (driver(ZLIB))())
  const unknown = Object.keys(setUps).filter((slug) => !drivers.some(({ SLUG }) => SLUG === slug))
  if (unknown.length > 0) throw new Error(`No language is called ${unknown.join(', ')}`)
  return drivers.flatMap((driver) =>
    Object.entries(setUps[driver.SLUG] ?? PLAIN).map(
      ([how, settings]) => [[driver.SLUG, how].filter(Boolean).join(', '), driver, settings] as const,
    ),
  )
}

/** One printer of every language that we write, set up for that label. */
export const EVERY_LANGUAGE = printersOfLanguages({
  zpl: { '': {}, compressed: { GRAPHICS: 'zlib' } },
  epl: { '': { MATRIX_CODES: 'printer' } },
  cpcl: { '': {}, hexadecimal: { GRAPHICS: 'hexadecimal' } },
  'brother-ql': { '': { MEDIA: '62' } },
  'brother-pt': { '': { MODEL: 'PT-P900W', MEDIA: '36' } },
})

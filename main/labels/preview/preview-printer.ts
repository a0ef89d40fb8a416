import { AppError } from '@scanbench/plugin'
import type { LabelPrinterDriver } from '@scanbench/plugin/machine'
import type { CommandLanguage, LabelDocument } from '../../records/label-document.ts'
import type { Printer } from '../label-drawing.ts'

export interface KnownPrinters {
  /** A printer of the station, or null. */
  printer: (machine: string) => Printer | null
  /** A printer that speaks a language, for templates written in it; null for none. */
  printerFor: (language: CommandLanguage) => LabelPrinterDriver | null
  /** Draws while no printer is chosen. */
  commonPrinter: Printer
}

export interface WantedPrinter {
  document: LabelDocument
  machine: string | null
  dpi: number | null
  /** Of the size in the template, in percent. */
  scale: number
}

/** What a draft is drawn for. */
export function previewPrinter(
  { printer, printerFor, commonPrinter }: KnownPrinters,
  { document, machine, dpi, scale }: WantedPrinter,
): Printer {
  const chosen = machine === null ? commonPrinter : printer(machine)
  if (chosen === null) throw new AppError('NOT_FOUND', 'There is no such printer. Choose another one for the preview.')
  const driver = document.kind === 'commands' ? (printerFor(document.language) ?? chosen.driver) : chosen.driver
  const resolution = dpi === null ? {} : { DPI: String(dpi) }
  return { driver, settings: { ...chosen.settings, ...resolution, SCALE: scale } }
}

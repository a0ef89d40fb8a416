import type { LabelPrinterDriver } from '@scanbench/plugin/machine'
import type { Compression } from '../../protocols/compression.ts'

/** A driver class that can be extended, with nothing abstract left. */
export type CompleteDriverClass = new () => Pick<LabelPrinterDriver, keyof LabelPrinterDriver>

/** A printer language: its driver, and what its page in the documents says that no table of the driver does. */
export interface PrinterLanguage {
  /** As people call it. */
  name: string
  /** The driver, given what pictures may be compressed with. */
  driver: (compression: Compression) => CompleteDriverClass
  /** How its printer without hardware is called, where that name is older than the others. */
  simulated?: { slug: string; name: string }
  /** Which letters its printers set by themselves. */
  fonts: string
  /** By what a label is known to be out. */
  confirmation: string
}

import type { LabelPrinterDriver, MachineSettingValues } from '@scanbench/plugin/machine'
import { BrotherPtDriver } from '../../drivers/printers/brother/brother-pt-printer.ts'
import { BrotherQlDriver } from '../../drivers/printers/brother/brother-ql-printer.ts'
import { CpclPrinterDriver } from '../../drivers/printers/cpcl/cpcl-printer.ts'
import { DplPrinterDriver } from '../../drivers/printers/dpl/dpl-printer.ts'
import { EplPrinterDriver } from '../../drivers/printers/epl/epl-printer.ts'
import { EscPosPrinterDriver } from '../../drivers/printers/esc-pos/esc-pos-printer.ts'
import { SbplPrinterDriver } from '../../drivers/printers/sbpl/sbpl-printer.ts'
import { TsplPrinterDriver } from '../../drivers/printers/tspl/tspl-printer.ts'
import { ZlibZplPrinterDriver } from '../../plugins/builtin/zpl-printers.ts'

/** Each can print this: a tape is no wider, and every roll is. */
export const LABEL_FOR_ALL = { widthMm: 60, heightMm: 36 } as const

/** One printer of every language that we write, set up for that label. */
export const EVERY_LANGUAGE: readonly (readonly [string, LabelPrinterDriver, MachineSettingValues])[] = [
  ['zpl', new ZlibZplPrinterDriver(), {}],
  ['zpl, compressed', new ZlibZplPrinterDriver(), { GRAPHICS: 'zlib' }],
  ['tspl', new TsplPrinterDriver(), {}],
  ['epl', new EplPrinterDriver(), { MATRIX_CODES: 'printer' }],
  ['cpcl', new CpclPrinterDriver(), {}],
  ['cpcl, hexadecimal', new CpclPrinterDriver(), { GRAPHICS: 'hexadecimal' }],
  ['sbpl', new SbplPrinterDriver(), {}],
  ['dpl', new DplPrinterDriver(), {}],
  ['brother-ql', new BrotherQlDriver(), { MEDIA: '62' }],
  ['brother-pt', new BrotherPtDriver(), { MODEL: 'PT-P900W', MEDIA: '36' }],
  ['esc-pos', new EscPosPrinterDriver(), {}],
]

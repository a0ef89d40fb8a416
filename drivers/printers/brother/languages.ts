import type { PrinterLanguage } from '../common/printer-language.ts'
import { BrotherPtDriver } from './brother-pt-printer.ts'
import { BrotherQlDriver } from './brother-ql-printer.ts'

const RASTER = {
  fonts: 'None: letters are drawn by the program.',
  confirmation:
    'It tells by itself of each label that is out, and answers a question when what stood before it is printed.',
}

/** Two families that differ in rolls and heads. */
export const BROTHER_QL: PrinterLanguage = { name: 'Brother QL', driver: () => BrotherQlDriver, ...RASTER }
export const BROTHER_PT: PrinterLanguage = { name: 'Brother P-touch', driver: () => BrotherPtDriver, ...RASTER }

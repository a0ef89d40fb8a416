import { BROTHER_PT, BROTHER_QL } from './brother/languages.ts'
import type { PrinterLanguage } from './common/printer-language.ts'
import { CPCL } from './cpcl/language.ts'
import { DPL } from './dpl/language.ts'
import { EPL } from './epl/language.ts'
import { ESC_POS } from './esc-pos/language.ts'
import { SBPL } from './sbpl/language.ts'
import { TSPL } from './tspl/language.ts'
import { ZPL } from './zpl/language.ts'

/** Every printer language that comes with the program; nothing else lists them. */
export const PRINTER_LANGUAGES: readonly PrinterLanguage[] = [
  ZPL,
  TSPL,
  EPL,
  CPCL,
  BROTHER_QL,
  BROTHER_PT,
  ESC_POS,
  SBPL,
  DPL,
]

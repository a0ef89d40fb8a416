import type { VirtualLanguage } from './virtual-language.ts'
import { createBrotherLanguage } from './brother-raster-language.ts'
import { createCpclLanguage } from './cpcl-language.ts'
import { createEplLanguage } from './epl-language.ts'
import { createDplLanguage } from './dpl-language.ts'
import { createEscPosLanguage } from './esc-pos-language.ts'
import { createSbplLanguage } from './sbpl-language.ts'
import { createTsplLanguage } from './tspl-language.ts'
import { createZplLanguage } from './zpl-language.ts'

/** Each printer language that a simulated printer can speak: one line each. */
export const VIRTUAL_LANGUAGES: Readonly<Record<string, () => VirtualLanguage>> = {
  zpl: createZplLanguage,
  tspl: createTsplLanguage,
  epl: createEplLanguage,
  cpcl: createCpclLanguage,
  'esc-pos': createEscPosLanguage,
  sbpl: createSbplLanguage,
  dpl: createDplLanguage,
  'brother-ql': () => createBrotherLanguage('QL-820NWB'),
  'brother-pt': () => createBrotherLanguage('PT-P750W'),
}

/** A new far end that speaks it; null for a language that nobody here speaks. */
export function virtualLanguage(name: string): VirtualLanguage | null {
  return Object.hasOwn(VIRTUAL_LANGUAGES, name) ? (VIRTUAL_LANGUAGES[name]?.() ?? null) : null
}

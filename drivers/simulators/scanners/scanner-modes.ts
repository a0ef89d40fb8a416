import type { SimulatedScannerMode } from '@scanbench/plugin/machine'
import { createKeyboardMode } from './keyboard-mode.ts'
import { createLineMode } from './line-mode.ts'
import { createPosMode } from './pos-mode.ts'
import type { ScannerMode } from './scanner-mode.ts'
import { createSsiMode } from './ssi-mode.ts'

/** Each with what it has heard so far of its own. */
export const SCANNER_MODES: Readonly<Record<SimulatedScannerMode, () => ScannerMode>> = {
  'hid-pos-a': () => createPosMode('a'),
  'hid-pos-b': () => createPosMode('b'),
  'hid-pos-c': () => createPosMode('c'),
  keyboard: createKeyboardMode,
  serial: () => createLineMode('\r'),
  ssi: createSsiMode,
  tcp: () => createLineMode('\r\n'),
}

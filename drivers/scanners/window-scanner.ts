import { BarcodeScannerDriver, type Framer } from '@scanbench/plugin/machine'
import { createFramer } from '../protocols/framing.ts'
import { MAX_CODE_BYTES, TORN_AFTER_MS } from './framing-settings.ts'

/** The scanner that types into the window of the program; the window takes its keys and hands them over. */
export class WindowScannerDriver extends BarcodeScannerDriver {
  readonly SLUG = 'keyboard-scanner'
  readonly NAME = 'Keyboard scanner'
  readonly DESCRIPTION = 'A scanner that types into this window; it is added by itself with its first code'

  connection(): null {
    return null
  }

  createFramer(): Framer {
    return createFramer({ terminator: 'cr-lf', silenceMs: TORN_AFTER_MS, maxBytes: MAX_CODE_BYTES })
  }
}

import { BarcodeScannerDriver, type Framer } from '@scanbench/plugin/machine'
import { integer, text } from '@scanbench/plugin/settings'
import { createFramer } from '../protocols/framing.ts'
import { MAX_CODE_BYTES, TORN_AFTER_MS } from './framing-settings.ts'

const SETTINGS = {
  GAP_MS: integer({
    name: 'Longest pause between two keys',
    description: 'Slower keys are a person’s. Raise it for wireless scanners of which codes arrive as typing.',
    units: 'ms',
    default: 40,
    min: 20,
    max: 150,
  }),
  START: text({
    name: 'Start character',
    description: 'The sign that the scanner puts before each code, if it is set so: typing is then never held up.',
  }),
}

/** The scanner that types into the window of the program; the window takes its keys and hands them over. */
export class WindowScannerDriver extends BarcodeScannerDriver {
  readonly SLUG = 'keyboard-scanner'
  readonly NAME = 'Keyboard scanner'
  readonly DESCRIPTION = 'A scanner that types into this window; it is added by itself with its first code'

  readonly MACHINE_SETTINGS = SETTINGS

  connection(): null {
    return null
  }

  createFramer(): Framer {
    return createFramer({ terminator: 'cr-lf', silenceMs: TORN_AFTER_MS, maxBytes: MAX_CODE_BYTES })
  }
}

import type { Framer, MachineSettingValues } from '@scanbench/plugin/machine'
import { choice, integer, type SettingValues } from '@scanbench/plugin/settings'
import { createFramer, type Terminator } from '../protocols/framing.ts'
import { createLearnedFramer } from '../protocols/learned-framing.ts'
import { createSsiFramer } from '../protocols/ssi.ts'

/** Longer than any symbol holds. */
export const MAX_CODE_BYTES = 8192

/** With a terminator, silence does not end a code; it tells that the rest of a torn one will not come. */
export const TORN_AFTER_MS = 500

type Framing = Terminator | 'learned' | 'ssi'

/** For scanners that send a stream of bytes. */
export const FRAMING_SETTINGS = {
  FRAMING: choice({
    name: 'End of a code',
    description: 'What the scanner sends around each code. Choose STX and ETX for codes of several lines.',
    choices: [
      { value: 'cr-lf', display_name: 'CR, LF or both' },
      { value: 'tab', display_name: 'Tab' },
      { value: 'stx-etx', display_name: 'Between STX and ETX' },
      { value: 'none', display_name: 'Nothing: a pause' },
      { value: 'learned', display_name: 'Find out from the first codes' },
      { value: 'ssi', display_name: 'SSI packets (Zebra)' },
    ],
  }),
  SILENCE_MS: integer({
    name: 'Pause that ends a code',
    description: 'Used when the scanner sends nothing around a code, or while that is being found out.',
    units: 'ms',
    default: 100,
    min: 10,
    max: 5000,
  }),
}

export function streamFramer(settings: MachineSettingValues): Framer {
  const { FRAMING, SILENCE_MS: silenceMs } = settings as SettingValues<typeof FRAMING_SETTINGS>
  const framing = FRAMING as Framing
  const maxBytes = MAX_CODE_BYTES
  if (framing === 'learned') return createLearnedFramer({ silenceMs, tornAfterMs: TORN_AFTER_MS, maxBytes })
  if (framing === 'ssi') return createSsiFramer({ silenceMs: TORN_AFTER_MS, maxBytes })
  return createFramer({ terminator: framing, silenceMs: framing === 'none' ? silenceMs : TORN_AFTER_MS, maxBytes })
}

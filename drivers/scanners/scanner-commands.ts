import type { MachineSettingValues, ScanVerdict, SequelStep } from '@scanbench/plugin/machine'
import { choice } from '@scanbench/plugin/settings'
import { ssiBeep, ssiLamp, ssiTrigger } from '../protocols/ssi.ts'

interface Commands {
  beep: Record<ScanVerdict, Uint8Array> | null
  /** After the beep. */
  sequel: Record<ScanVerdict, readonly SequelStep[]>
  pull: Uint8Array | null
  release: Uint8Array | null
}

const BEL = 0x07
const NO_SEQUEL: Commands['sequel'] = { accepted: [], rejected: [] }
const NO_COMMANDS: Commands = { beep: null, sequel: NO_SEQUEL, pull: null, release: null }

/** Honeywell's commands on a serial line: SYN, a letter or BEL, CR. */
const [SYN, CR] = [0x16, 0x0d]
const HONEYWELL_BEEP = [SYN, BEL, CR]

/** A packet of SSI follows the one before when the scanner has acknowledged that. */
const LAMP_AFTER_MS = 50
const LAMP_LIT_MS = 500
/** The lamp is lit for an accepted code, and stays dark for a refused one. */
const SSI_LAMP: Commands['sequel'] = {
  accepted: [
    { afterMs: LAMP_AFTER_MS, bytes: ssiLamp(true) },
    { afterMs: LAMP_AFTER_MS + LAMP_LIT_MS, bytes: ssiLamp(false) },
  ],
  rejected: [{ afterMs: LAMP_AFTER_MS, bytes: ssiLamp(false) }],
}
/** A refused code is told by two beeps. */
const STYLES: Readonly<Record<string, Commands>> = {
  off: NO_COMMANDS,
  bel: { ...NO_COMMANDS, beep: { accepted: Uint8Array.of(BEL), rejected: Uint8Array.of(BEL, BEL) } },
  honeywell: {
    ...NO_COMMANDS,
    beep: {
      accepted: Uint8Array.from(HONEYWELL_BEEP),
      rejected: Uint8Array.from([...HONEYWELL_BEEP, ...HONEYWELL_BEEP]),
    },
    pull: Uint8Array.of(SYN, 0x54, CR),
    release: Uint8Array.of(SYN, 0x55, CR),
  },
  ssi: {
    beep: { accepted: ssiBeep(true), rejected: ssiBeep(false) },
    sequel: SSI_LAMP,
    pull: ssiTrigger(true),
    release: ssiTrigger(false),
  },
}

/** What a scanner on a line of bytes can be told. */
export const COMMANDS = {
  COMMANDS: choice({
    name: 'Commands that it understands',
    description:
      'For beeps and the lamp that tell the result, and for the trigger. Its manual says which, and how to switch them on.',
    choices: [
      { value: 'automatic', display_name: 'Those of SSI with SSI packets, else none' },
      { value: 'off', display_name: 'None' },
      { value: 'bel', display_name: 'A beep for BEL' },
      { value: 'honeywell', display_name: 'Those of Honeywell (SYN T, SYN U, SYN BEL)' },
      { value: 'ssi', display_name: 'Those of SSI (Zebra)' },
    ],
  }),
}

/** By the settings of the machine. */
export function commandsOf({ COMMANDS: style, FRAMING: framing }: MachineSettingValues): Commands {
  const isNamed = typeof style === 'string' && style !== 'automatic'
  const named = isNamed ? style : framing === 'ssi' ? 'ssi' : 'off'
  return STYLES[named] ?? NO_COMMANDS
}

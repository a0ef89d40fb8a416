import { readingName, type Known } from '../../drivers/protocols/scanner-check.ts'
import type { SeparatorForm } from '../../drivers/protocols/scan-cleaning.ts'
import type { Terminator } from '../../drivers/protocols/framing.ts'

export interface Finding {
  isGood: boolean
  text: string
}

const ENDS: Record<Terminator, string> = {
  'cr-lf': 'Enter (CR or LF) at the end',
  tab: 'Tab at the end',
  'stx-etx': 'between STX and ETX',
  none: 'nothing at the end',
}

/** How the scanner is set, in words. */
export function signsFindings(known: Known, isTyped: boolean): Finding[] {
  const { reading, framing, prefix, suffix, swapsCase, hasAim } = known
  const findings: Finding[] = [
    {
      isGood: true,
      text: isTyped ? `Reads as ${readingName(reading)}, ${ENDS[framing]}.` : `Reads well, ${ENDS[framing]}.`,
    },
  ]
  if (swapsCase)
    findings.push({ isGood: true, text: 'Small letters and capitals come the other way round; this is put right.' })
  if (prefix !== '') findings.push({ isGood: true, text: `It puts "${prefix}" before each code; this is taken off.` })
  if (suffix !== '') findings.push({ isGood: true, text: `It puts "${suffix}" after each code; this is taken off.` })
  findings.push(
    hasAim
      ? { isGood: true, text: 'It tells the kind of each code (AIM identifier).' }
      : {
          isGood: false,
          text: 'It does not tell the kind of a code. Switch the AIM identifier on in the scanner, if it has one.',
        },
  )
  return findings
}

/** Who types has better modes to be switched to; all others are in one of these. */
const SEPARATOR_CURE = {
  typed: 'Switch the scanner to HID POS or USB serial, or let it send Ctrl+] or {GS} for the separator.',
  sent: 'Set the scanner to send FNC1 as GS (hexadecimal 1D), or {GS} for the separator, by its manual.',
}
const LOST_CURE = {
  typed: 'Set a pause between keys in the scanner, or switch it to HID POS or USB serial.',
  sent: 'Look at its cable; on a serial line set the same flow control here and in the scanner, or a lower speed.',
}

export function separatorFinding(form: SeparatorForm | 'unknown', isTyped: boolean): Finding {
  if (form === 'sent') return { isGood: true, text: 'Separators of GS1 codes arrive.' }
  if (form === 'lost')
    return {
      isGood: false,
      text: `Separators of GS1 codes are lost: codes with several fields may not be read safely. ${SEPARATOR_CURE[isTyped ? 'typed' : 'sent']}`,
    }
  if (form === 'unknown')
    return {
      isGood: false,
      text: 'The separator of GS1 codes comes as something unknown. Set the scanner to send GS itself or {GS}.',
    }
  const shown = form === 'key' ? 'the key F8' : `"${form}"`
  return { isGood: true, text: `Separators of GS1 codes arrive as ${shown}; this is put right.` }
}

export function longFinding({ lost, tookMs }: { lost: number; tookMs: number }, isTyped: boolean): Finding {
  if (lost > 0)
    return {
      isGood: false,
      text: `2D codes are read, but ${lost} ${lost === 1 ? 'character' : 'characters'} of a long one got lost. ${LOST_CURE[isTyped ? 'typed' : 'sent']}`,
    }
  return { isGood: true, text: `2D codes are read in ${Math.max(1, Math.round(tookMs))} ms. No characters lost.` }
}

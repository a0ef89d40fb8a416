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

export function separatorFinding(form: SeparatorForm | 'unknown'): Finding {
  if (form === 'sent') return { isGood: true, text: 'Separators of GS1 codes arrive.' }
  if (form === 'lost')
    return {
      isGood: false,
      text: 'Separators of GS1 codes are lost: codes with several fields may not be read safely. Switch the scanner to HID POS or USB serial, or let it send Ctrl+] or {GS} for the separator.',
    }
  if (form === 'unknown')
    return {
      isGood: false,
      text: 'The separator of GS1 codes comes as something unknown. Set the scanner to send GS itself or {GS}.',
    }
  const shown = form === 'key' ? 'the key F8' : `"${form}"`
  return { isGood: true, text: `Separators of GS1 codes arrive as ${shown}; this is put right.` }
}

export function longFinding(lost: number, tookMs: number): Finding {
  if (lost > 0)
    return {
      isGood: false,
      text: `2D codes are read, but ${lost} ${lost === 1 ? 'character' : 'characters'} of a long one got lost. Set a pause between keys in the scanner, or switch it to HID POS or USB serial.`,
    }
  return { isGood: true, text: `2D codes are read in ${Math.max(1, Math.round(tookMs))} ms. No characters lost.` }
}

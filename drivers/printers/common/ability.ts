import type { PrinterAbility } from '@scanbench/plugin/machine'

/** The bytes of a text command, such as `~JC` with its end of line. */
export function saying(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Why there are no bytes for it, and what to do instead. */
export function cannot(sentence: string): { cannot: string } {
  return { cannot: sentence }
}

/** Most printers measure where labels begin and not how wide the roll is. */
export const ROLL_UNTOLD: PrinterAbility = cannot(
  'It does not tell which roll is in it. Enter the size of its labels in the settings of the machine.',
)

export const COUNTERS_UNTOLD: PrinterAbility = cannot(
  'It does not tell its counters. The labels that this station printed are counted here.',
)

export const ENDLESS: PrinterAbility = cannot('Endless paper has no gaps or marks to be found.')

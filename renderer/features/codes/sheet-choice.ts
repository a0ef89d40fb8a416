/** In the order of the sheet. */
export const GROUPS = ['Answers', 'Modes', 'Quantity', 'Labels', 'Printers', 'Packing', 'Station', 'Own'] as const

/** What every station does today; the rest is chosen where it is used. */
export const DEFAULT_COMMANDS = [
  'CONFIRM',
  'NO',
  'UNDO',
  'REDO',
  'HELP',
  'MODE_LOOK_UP',
  'CLEAR',
  'PRINT',
  'REPRINT',
  'VOID',
  'PAUSE',
  'RESUME',
  'FEED',
  'SOUND',
]

const MOST_QUANTITIES = 100

const isRight = (part: string) => /^\d{1,3}$/.test(part)

/** Numbers as they are typed, each once and in order. */
export function readQuantities(typed: string): { quantities: number[]; problem: string | null } {
  const parts = typed.split(/[\s,;]+/).filter((part) => part !== '')
  const wrong = parts.find((part) => !isRight(part))
  const quantities = [...new Set(parts.filter(isRight).map(Number))].toSorted((a, b) => a - b).slice(0, MOST_QUANTITIES)
  if (wrong !== undefined) return { quantities, problem: `"${wrong}" is no number from 0 to 999.` }
  return { quantities, problem: parts.length > MOST_QUANTITIES ? `At most ${MOST_QUANTITIES} numbers.` : null }
}

/** A piece of a Code 128 (ISO/IEC 15417) that stays in one subset. */
export interface Code128Run {
  subset: 'B' | 'C'
  /** FNC1 stands as GS. */
  text: string
}

const GS = '\u001d'
const FNC1 = 102
const START = { B: 104, C: 105 } as const
const CHANGE = { B: 100, C: 99 } as const
/** Four digits pay for the change to pairs and back. */
const DIGITS = /\d{4,}/u

/**
 * A text cut so that no program draws it narrower: digits in pairs where that pays, all else in B. Null for characters
 * beyond printable ASCII, which need subset A or shifts.
 */
export function code128Runs(text: string): Code128Run[] | null {
  if (!/^[ -~]+$/u.test(text)) return null
  return /^\d\d$/u.test(text) ? [{ subset: 'C', text }] : gs1Runs(text)
}

/** Modules from the first bar to the last: start, the runs with the changes between them, check and stop. */
export function code128Modules(runs: readonly Code128Run[], functionCharacters: number): number {
  const data = runs.reduce((sum, { subset, text }) => sum + (subset === 'C' ? text.length / 2 : text.length), 0)
  return 11 * (1 + functionCharacters + data + (runs.length - 1) + 1) + 13
}

/** GS1 data cut into digits in pairs and all else. */
export function gs1Runs(elements: string): Code128Run[] {
  const runs: Code128Run[] = []
  let rest = elements
  while (rest !== '') {
    const length = lengthOfPairs(rest, runs.length === 0)
    const end = length > 0 ? length : beginOfPairs(rest)
    runs.push({ subset: length > 0 ? 'C' : 'B', text: rest.slice(0, end) })
    rest = rest.slice(end)
  }
  return runs
}

/** How many digits in pairs stand at the beginning; of an odd number, the last is left over at the start of a code alone. */
function lengthOfPairs(text: string, isStart: boolean): number {
  const digits = /^\d*/u.exec(text)?.[0].length ?? 0
  if (digits < 4) return 0
  return isStart ? digits - (digits % 2) : digits % 2 === 0 ? digits : 0
}

/** Behind other letters the first of an odd number goes with them: so the code may end in pairs. */
function beginOfPairs(text: string): number {
  const found = DIGITS.exec(text)
  return found === null ? text.length : found.index + (found[0].length % 2)
}

/** How a printer language says what is no data: where a subset begins and where it changes, and FNC1. */
export interface RunWords {
  start: Readonly<Record<Code128Run['subset'], string>>
  change: Readonly<Record<Code128Run['subset'], string>>
  fnc1: string
}

/** The runs as a printer is told them; `escape` guards the data against being taken for such words. */
export function spelledRuns(
  runs: readonly Code128Run[],
  { start, change, fnc1 }: RunWords,
  { isGs1, escape = (text) => text }: { isGs1: boolean; escape?: (text: string) => string },
): string {
  const pieces = runs.map(({ subset, text }, index) => {
    const begin = index > 0 ? change[subset] : isGs1 ? start[subset] + fnc1 : start[subset]
    return begin + text.split(GS).map(escape).join(fnc1)
  })
  return pieces.join('')
}

/** From the start symbol on, without check and stop; FNC1 first. */
export function gs1Codewords(elements: string): number[] {
  const runs = gs1Runs(elements)
  const first = runs[0]?.subset ?? 'B'
  return [
    START[first],
    FNC1,
    ...runs.flatMap(({ subset, text }, index) => [
      ...(index === 0 ? [] : [CHANGE[subset]]),
      ...dataWords(subset, text),
    ]),
  ]
}

function dataWords(subset: 'B' | 'C', text: string): number[] {
  if (subset === 'C') return Array.from(text.matchAll(/\d\d/gu), ([pair]) => Number(pair))
  return Array.from(text, (character) => (character === GS ? FNC1 : character.charCodeAt(0) - 32))
}

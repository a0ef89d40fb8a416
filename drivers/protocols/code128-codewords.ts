/** Code 128 (ISO/IEC 15417) in the symbols that GS1-128 is made of. */
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
const PAIRS = /(?:\d\d){2,}/u

/** GS1 data cut into digits in pairs and all else. */
export function gs1Runs(elements: string): Code128Run[] {
  const runs: Code128Run[] = []
  let rest = elements
  while (rest !== '') {
    const at = rest.search(PAIRS)
    const taken = at === 0 ? (PAIRS.exec(rest)?.[0].length ?? 0) : at < 0 ? rest.length : at
    runs.push({ subset: at === 0 ? 'C' : 'B', text: rest.slice(0, taken) })
    rest = rest.slice(taken)
  }
  return runs
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

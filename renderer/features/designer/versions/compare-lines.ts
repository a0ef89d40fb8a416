import type { Difference } from './compare.ts'
import { shown } from './shown-value.ts'

const MOST_TOLD = 50
/** Beyond this a page was written anew, and what is common to both is chance. */
const MOST_COMPARED = 1_000_000

/** Lines that went, came or changed, by their number in the newer text. */
export function compareLines(olderText: string, newerText: string): Difference[] {
  const [older, newer] = [olderText.split('\n'), newerText.split('\n')]
  const start = commonStart(older, newer)
  const end = Math.min(
    commonStart(older.toReversed(), newer.toReversed()),
    Math.min(older.length, newer.length) - start,
  )
  const changes = changesOf(older.slice(start, older.length - end), newer.slice(start, newer.length - end))
  return changes.slice(0, MOST_TOLD).map(({ at, gone, come }) => ({
    name: `Line ${start + at + 1}`,
    change: wordsOf(gone, come),
  }))
}

interface Change {
  at: number
  gone: string | null
  come: string | null
}

function wordsOf(gone: string | null, come: string | null): string {
  if (gone === null) return `added ${shown(come)}`
  return come === null ? `removed ${shown(gone)}` : `${shown(gone)} → ${shown(come)}`
}

function commonStart(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((line, index) => line !== other[index])
  return at < 0 ? Math.min(one.length, other.length) : at
}

function changesOf(older: readonly string[], newer: readonly string[]): Change[] {
  const kept = older.length * newer.length > MOST_COMPARED ? [] : commonLines(older, newer)
  const changes: Change[] = []
  let [was, is] = [0, 0]
  for (const [keptWas, keptIs] of [...kept, [older.length, newer.length] as const]) {
    for (; was < keptWas || is < keptIs; was++, is++)
      changes.push({
        at: Math.min(is, keptIs),
        gone: was < keptWas ? (older[was] ?? '') : null,
        come: is < keptIs ? (newer[is] ?? '') : null,
      })
    ;[was, is] = [keptWas + 1, keptIs + 1]
  }
  return changes
}

/** The longest row of lines that both have in this order, as pairs of their places. */
function commonLines(older: readonly string[], newer: readonly string[]): [number, number][] {
  const longest = Array.from({ length: older.length + 1 }, () => new Uint16Array(newer.length + 1))
  const at = (was: number, is: number): number => longest[was]?.[is] ?? 0
  for (let was = older.length - 1; was >= 0; was--)
    for (let is = newer.length - 1; is >= 0; is--)
      longest[was]![is] =
        older[was] === newer[is] ? at(was + 1, is + 1) + 1 : Math.max(at(was + 1, is), at(was, is + 1))
  const pairs: [number, number][] = []
  for (let [was, is] = [0, 0]; was < older.length && is < newer.length;) {
    if (older[was] === newer[is]) pairs.push([was++, is++])
    else if (at(was + 1, is) >= at(was, is + 1)) was++
    else is++
  }
  return pairs
}

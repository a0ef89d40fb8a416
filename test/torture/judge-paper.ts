import type { PrintState } from '../../main/records/print-records.ts'

export interface Evidence {
  /** What the journal says at the end, in the order of the labels. */
  labels: readonly { pk: number; state: PrintState; error: string | null }[]
  /** What came out, in order. */
  paper: readonly number[]
  /** Labels that were to be checked at any time. */
  doubted: ReadonlySet<number>
  /** Those whose doubt ended by reading the last label on paper. */
  scanned: ReadonlySet<number>
}

export interface Verdict {
  states: Partial<Record<PrintState, number>>
  /** Labels that came out more than once. */
  twice: number[]
  /** Labels that are called printed and did not come out. */
  missing: number[]
  /** Labels that did not come out, and nobody was ever told to look. */
  lost: number[]
  /** Labels that came out only once somebody had read the last good one before them, and did not. */
  lostAfterScan: number[]
  /** Labels without an end, or one without its reason; "sent" is none at a printer that talks. */
  open: number[]
  /** Labels that came out after a later one, with that one. */
  outOfOrder: string[]
}

/** Holds the journal against the paper. */
export function judge({ labels, paper, doubted, scanned }: Evidence): Verdict {
  const times = new Map<number, number>()
  for (const pk of paper) times.set(pk, (times.get(pk) ?? 0) + 1)
  const states: Verdict['states'] = {}
  for (const { state } of labels) states[state] = (states[state] ?? 0) + 1
  const pksOf = (chosen: typeof labels): number[] => chosen.map(({ pk }) => pk)
  const isAbsent = (pk: number): boolean => !times.has(pk)
  return {
    states,
    twice: Array.from(times).flatMap(([pk, count]) => (count > 1 ? [pk] : [])),
    missing: pksOf(labels.filter(({ pk, state }) => state === 'printed' && isAbsent(pk))),
    lost: pksOf(labels.filter(({ pk }) => isAbsent(pk) && !doubted.has(pk))),
    lostAfterScan: pksOf(labels.filter(({ pk }) => scanned.has(pk) && isAbsent(pk))),
    open: pksOf(labels.filter(({ state, error }) => state !== 'printed' && !(state === 'failed' && error !== null))),
    outOfOrder: paper.flatMap((pk, index) => {
      const before = paper[index - 1] ?? 0
      return pk < before ? [`${before} before ${pk}`] : []
    }),
  }
}

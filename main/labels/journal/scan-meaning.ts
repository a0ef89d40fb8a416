import type { ModelKey, ScanResult } from '@scanbench/plugin'

interface Match {
  model: ModelKey
  pk: number
}

/** What a scan came to, as those who look codes up say it. */
export type ScanMeaning =
  | { state: 'matched'; plugin: string; match: Match | null; result: ScanResult }
  | { state: 'failed'; plugin: string | null; error: string; result: ScanResult }
  | { state: 'question'; error: string; choices: readonly (Match & { name: string })[] }
  | { state: 'unknown' }

/** What the code means to everybody else. */
export type LookUp = () => Promise<ScanMeaning>

/** Something was done with the label of what the code means. */
export function meantBy(meaning: ScanMeaning, success: string): ScanMeaning {
  if (meaning.state !== 'matched') return { state: 'matched', plugin: 'Labels', match: null, result: { success } }
  return { ...meaning, result: { ...meaning.result, success } }
}

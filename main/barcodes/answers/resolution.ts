import type { ModelKey, ScanResult } from '@scanbench/plugin'
import type { Choice } from '../meaning/code-lookup.ts'
import type { Unheard } from './far-plugin.ts'

export interface Match {
  model: ModelKey
  pk: number
}

/** A plugin whose word was not waited for. */
export interface Unanswered {
  plugin: string
  reason: Unheard
  /** What it may still find; null when it was not asked at all. */
  late: Promise<Resolution> | null
}

/** What became of a code; `plugin` is the plugin's name. Those that should have been heard before it and were not come with it. */
export type Resolution = Outcome & { unanswered?: readonly Unanswered[] }

export type Outcome =
  | { state: 'matched'; plugin: string; match: Match | null; result: ScanResult }
  | { state: 'failed'; plugin: string | null; error: string; result: ScanResult }
  /** Somebody has to choose or to do something else; without choices `error` says why nothing was done. */
  | { state: 'question'; error: string; choices: readonly Choice[] }
  | { state: 'unknown' }

const REASONS: Readonly<Record<Unheard, string>> = {
  down: 'it is being started again',
  silent: 'it is too busy to answer',
  slow: 'it takes too long to answer',
}

export function withUnanswered(outcome: Outcome, unanswered: readonly Unanswered[] = []): Resolution {
  return unanswered.length === 0 ? outcome : { ...outcome, unanswered }
}

/** Why scans go on without a plugin, for its page. */
export function passedOverText(reason: Unheard): string {
  return `Scans go on without this plugin: ${REASONS[reason]}. They wait for it again as soon as it is prompt.`
}

/** What to say of a code that nobody knew, when somebody was not heard. */
export function unansweredText(unanswered: readonly Pick<Unanswered, 'plugin' | 'reason'>[]): string {
  const names = unanswered.map(({ plugin, reason }) => `${plugin} (${REASONS[reason]})`)
  return `Not known here. Not heard: plugin ${names.join(', ')}. Scan the code again.`
}

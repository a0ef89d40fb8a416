import type { Scan } from '../../records/scan-records.ts'
import type { Match, Resolution } from '../answers/resolution.ts'

/** What a command came to. `window`: a screen has the button for it. */
export type CommandOutcome =
  | { state: 'done'; message: string }
  | { state: 'chosen'; match: Match }
  | { state: 'nothing'; message: string }
  /** It needs an answer first. */
  | { state: 'asked'; question: OpenQuestion }
  | { state: 'window' }

/** What the next codes answer. Any other code closes it. */
export interface OpenQuestion {
  message: string
  /** Null where CONFIRM is no answer. */
  confirm: (() => Promise<CommandOutcome>) | null
  /** Null where NO only closes it. */
  refuse: (() => Promise<CommandOutcome>) | null
  /** Null where numbers are none. */
  number: { from: number; to: number; choose: (number: number) => Promise<CommandOutcome> } | null
  /** Null where no code of a label or a thing is one. */
  code: ((scan: Scan) => Promise<CommandOutcome>) | null
}

/** The outcome as the result of a scan. */
export function resolutionOf(outcome: CommandOutcome): Resolution {
  if (outcome.state === 'asked') return { state: 'question', error: outcome.question.message, choices: [] }
  if (outcome.state === 'nothing') return { state: 'question', error: outcome.message, choices: [] }
  const match = outcome.state === 'chosen' ? outcome.match : null
  const named = match === null ? {} : { [match.model]: { pk: match.pk } }
  const success = outcome.state === 'done' ? { success: outcome.message } : {}
  return { state: 'matched', plugin: 'Command codes', match, result: { ...named, ...success } }
}

export function asked(question: Partial<OpenQuestion> & { message: string }): CommandOutcome {
  return { state: 'asked', question: { confirm: null, refuse: null, number: null, code: null, ...question } }
}

export function nothing(message: string): CommandOutcome {
  return { state: 'nothing', message }
}

export function done(message: string): CommandOutcome {
  return { state: 'done', message }
}

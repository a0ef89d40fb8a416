import type { LabelPrinterDriver, PrinterStatus } from '@scanbench/plugin/machine'
import { obstacleOf } from '../../machines/printers/printer-words.ts'

/** What the writer of a printer takes it for, by what it said on this connection and by its silence. */
export interface PrinterBelief {
  /** Does it answer questions of its status? */
  voice: 'not asked' | 'answers' | 'mute'
  /** Questions without an answer, one after the other. */
  silences: number
  /** It has told of labels by itself, so that it will again. */
  hasTold: boolean
  /** It answers in a way that is proof of labels, even if its last answer was none. */
  proves: boolean
  /** What it said last. */
  status: PrinterStatus | null
  /** How old that is. Before something goes to a printer that stands idle, `old` does not count. */
  age: 'fresh' | 'ageing' | 'old'
  /** Why nothing can be sent, in words. */
  obstacle: string | null
}

/** Of a printer that was just connected nothing is known. */
export const STRANGER: PrinterBelief = {
  voice: 'not asked',
  silences: 0,
  hasTold: false,
  proves: false,
  status: null,
  age: 'old',
  obstacle: null,
}

/** One that was just switched on may miss the first. */
const SILENT_QUESTIONS = 3

/** It said how it is, by itself. */
export function afterStatus(belief: PrinterBelief, status: PrinterStatus): PrinterBelief {
  return { ...belief, status, age: 'fresh', obstacle: obstacleOf(status) }
}

export function afterAnswer(belief: PrinterBelief, status: PrinterStatus): PrinterBelief {
  return { ...afterStatus(belief, status), voice: 'answers', silences: 0 }
}

/** It is silent for a reason, unless it never had anything to say. */
export function afterSilence(belief: PrinterBelief, reason: string): PrinterBelief {
  return { ...belief, silences: belief.silences + 1, obstacle: belief.voice === 'mute' ? null : reason }
}

export function afterLabelsTold(belief: PrinterBelief): PrinterBelief {
  return { ...belief, hasTold: true }
}

export function aged(belief: PrinterBelief, age: PrinterBelief['age']): PrinterBelief {
  return { ...belief, age }
}

/** A printer that did not answer yet may be one that cannot. */
export function mayBeMute({ voice, silences }: PrinterBelief): boolean {
  return voice !== 'answers' && silences >= SILENT_QUESTIONS
}

/** Nobody waits for it any more. */
export function asMute(belief: PrinterBelief): PrinterBelief {
  return { ...belief, voice: 'mute', obstacle: null }
}

export function asProving(belief: PrinterBelief): PrinterBelief {
  return { ...belief, proves: true }
}

/** Is it one that says of labels whether they are out? */
export function speaksOfLabels({ hasTold, proves }: PrinterBelief): boolean {
  return hasTold || proves
}

/** Does this answer say something of labels? */
export function isProof(status: PrinterStatus, driver: LabelPrinterDriver): boolean {
  return driver.confirmed(status, 0) !== 'cannot tell'
}

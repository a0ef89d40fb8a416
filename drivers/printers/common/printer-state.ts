import type { PrinterCondition, PrinterStatus } from '@scanbench/plugin/machine'

const NEEDS_PERSON: ReadonlySet<PrinterCondition> = new Set([
  'paper out',
  'ribbon out',
  'head open',
  'paper jam',
  'wrong media',
  'not calibrated',
  'too hot',
  'too cold',
  'head fault',
  'cutter fault',
  'offline',
  'fault',
])

/** What conditions mean for the work, in the words that all languages share. */
export function stateOf(conditions: readonly PrinterCondition[], isBusy: boolean): PrinterStatus['state'] {
  if (conditions.some((condition) => NEEDS_PERSON.has(condition))) return 'needs person'
  if (conditions.includes('paused')) return 'paused'
  return isBusy ? 'printing' : 'ready'
}

import type { LookUp } from './look-up.ts'

/** What a screen reader says; a burst of good scans is one sentence. */
export function announcementOf(outcomes: readonly LookUp['outcome'][]): { polite: string; urgent: string } {
  const last = outcomes.at(-1)
  const accepted = outcomes.filter(({ kind }) => kind === 'accepted').length
  if (last === undefined || last.kind === 'idle' || last.kind === 'captured') return { polite: '', urgent: '' }
  if (last.kind === 'rejected') return { polite: '', urgent: `Stop. ${last.scan.error ?? 'The look-up failed.'}` }
  if (last.kind === 'question' && last.scan.error !== null) return { polite: `Check. ${last.scan.error}`, urgent: '' }
  if (last.kind === 'question') return { polite: `Check. ${last.scan.data} is not known here.`, urgent: '' }
  if (last.kind === 'finished') return { polite: 'Done.', urgent: '' }
  return { polite: accepted > 1 ? `${accepted} accepted` : `OK. ${last.scan.data}`, urgent: '' }
}

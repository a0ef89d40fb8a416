import { timeText } from '../../components/texts.ts'
import styles from './designer.module.css'
import type { DraftState } from './use-draft.ts'

/** How the draft stands at the station, in a word. */
export function DraftWord({ state, onRetry }: { state: DraftState<unknown>; onRetry: () => void }) {
  if (state.kind === 'failed')
    return (
      <span role="alert" className={styles['failed']}>
        Not saved: {state.error instanceof Error ? state.error.message : 'the station did not take it.'}{' '}
        <button type="button" onClick={onRetry}>
          Retry
        </button>
      </span>
    )
  const words = {
    saved: () => `saved ${state.kind === 'saved' ? timeText(state.at) : ''}`,
    changed: () => 'not saved yet',
    saving: () => 'saving…',
    conflict: () => 'changed by somebody else',
  }
  return <span data-draft={state.kind}>{words[state.kind]()}</span>
}

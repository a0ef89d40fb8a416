import * as mixins from '@scanbench/plugin/mixins'

const HOOK_MS = 10_000
/** Work that the author named, such as a scheduled task; the service that calls it has a limit of its own. */
const OWN_MS = 10 * 60_000
/** A printer may stand still until somebody brings paper. */
const UNTIL_IT_ENDS: ReadonlySet<string> = new Set(['printLabel', 'printLabels'])
/** In the background, where nobody waits. */
const BACKGROUND: ReadonlySet<string> = new Set(['processEvent', 'exportRows', 'updateExchangeRates'])

const HOOKS = new Set(
  Object.values(mixins).flatMap(({ prototype, REQUIRED }) => [...Object.getOwnPropertyNames(prototype), ...REQUIRED]),
)

/** How long a call to a method of an isolated plugin may take; null for as long as it likes. */
export function callLimitMs(member: string): number | null {
  if (UNTIL_IT_ENDS.has(member)) return null
  return HOOKS.has(member) && !BACKGROUND.has(member) ? HOOK_MS : OWN_MS
}

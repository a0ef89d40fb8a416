import { Plugin } from '@scanbench/plugin'
import { TransitionMixin } from '@scanbench/plugin/mixins'
import type { TransitionHandler } from '@scanbench/plugin/mixins'

/** Names a handler that is not there: the entry is left out, kept as an error on the plugin, and stops nothing. */
export default class BrokenTransitionSample extends Plugin.with(TransitionMixin) {
  NAME = 'Broken Transition Sample'
  SLUG = 'sample-broken-transition'
  TITLE = 'Sample of wrong transitions'
  DESCRIPTION = 'Shows what happens to a handler that is none'
  AUTHOR = 'Scanbench contributors'
  VERSION = '1.0.0'

  TRANSITION_HANDLERS: TransitionHandler[] = [{ models: ['purchaseorder'], func: 'thisIsNotHere' }]
}

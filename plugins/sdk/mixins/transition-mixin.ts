import type { ActingUser } from '../data.ts'
import { Plugin } from '../plugin.ts'

/** A change of state that is about to happen. @since 1.0 */
export interface Transition {
  /** Such as `purchaseorder`. */
  model: string
  pk: number
  current: number
  target: number
  instance: Record<string, unknown>
  user: ActingUser | null
}

/** Which changes a method is asked about. @since 1.0 */
export interface TransitionHandler {
  /** Models it is asked for; all without it. */
  models?: readonly string[]
  /** Name of the method: `true` handled it and the usual change is left out, `false` does not apply. Throw to forbid. */
  func: string
}

/**
 * Intercepts changes of state, such as completing a purchase order.
 * @example
 * TRANSITION_HANDLERS = [{ models: ['purchaseorder'], func: 'checkOrder' }]
 * async checkOrder({ target }: Transition) { return false }
 * @since 1.0
 */
export abstract class TransitionMixin extends Plugin {
  static readonly KEY: string = 'statetransition'
  static readonly TITLE: string = 'State transitions'
  static readonly REQUIRED: readonly string[] = []

  /** Asked in this order. */
  declare readonly TRANSITION_HANDLERS?: readonly TransitionHandler[]

  /** For handlers that depend on settings; the table by default. */
  async getTransitionHandlers(): Promise<readonly TransitionHandler[]> {
    return this.TRANSITION_HANDLERS ?? []
  }
}

import { AppError, Plugin } from '@scanbench/plugin'
import { TransitionMixin } from '@scanbench/plugin/mixins'
import type { Transition, TransitionHandler } from '@scanbench/plugin/mixins'

const COMPLETE = 30
const CANCELLED = 40

/** Looks at purchase orders before they are completed, and keeps some of them from being cancelled. */
export default class TransitionSample extends Plugin.with(TransitionMixin) {
  NAME = 'Transition Sample'
  SLUG = 'sample-transition'
  TITLE = 'Sample of transitions'
  DESCRIPTION = 'An order needs the number of the supplier before it is completed'
  AUTHOR = 'Scanbench contributors'
  VERSION = '1.0.0'

  TRANSITION_HANDLERS: TransitionHandler[] = [
    { models: ['purchaseorder'], func: 'checkNumber' },
    { models: ['purchaseorder'], func: 'keepFrameworkOrders' },
  ]

  /** Forbids: an order without the supplier's number cannot be found again in their letters. */
  async checkNumber({ target, instance }: Transition): Promise<boolean> {
    if (target === COMPLETE && instance['supplier_reference'] === '')
      throw new AppError('INVALID_INPUT', 'Enter the number of the supplier first', {
        details: { supplier_reference: ['Enter the number of the supplier first'] },
      })
    return false
  }

  /** Does it in its own way: a framework order is put on hold where another would be cancelled. */
  async keepFrameworkOrders({ pk, target, instance, current }: Transition): Promise<boolean> {
    if (target !== CANCELLED || !String(instance['description']).startsWith('Framework')) return false
    const isHeld = current === 25
    if (!isHeld) await this.station.post(`/api/order/po/${pk}/hold/`, {})
    this.log.info('A framework order is kept on hold', { order: pk })
    return true
  }
}

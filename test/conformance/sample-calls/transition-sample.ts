import { ANA, type SampleCalls } from '../../support/sample-calls.ts'

const order = (over: object, instance: object = {}) => ({
  model: 'purchaseorder',
  pk: 1,
  current: 20,
  target: 30,
  user: ANA,
  instance: { supplier_reference: '', description: 'Framework 2026', ...instance },
  ...over,
})

export const CALLS: SampleCalls = {
  answers: { 'POST /api/order/po/1/hold/': {} },
  calls: [
    ['getTransitionHandlers'],
    ['checkNumber', order({})],
    ['checkNumber', order({}, { supplier_reference: 'A-1' })],
    ['keepFrameworkOrders', order({ target: 40 })],
    ['keepFrameworkOrders', order({ target: 40, pk: 2 })],
  ],
}

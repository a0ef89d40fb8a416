import { ANA, type SampleCalls } from '../../support/sample-calls.ts'

const TEMPLATE = { pk: 1, name: 'Stock list', model_type: 'stockitem' }
const REQUEST = { template: TEMPLATE, instance: { model: 'stockitem', pk: 3 }, user: ANA, context: { a: 1 } }

export const CALLS: SampleCalls = {
  settings: { KEEPER: 'Ana' },
  calls: [
    ['addReportContext', REQUEST],
    ['addLabelContext', REQUEST],
    ['reportCallback', { template: TEMPLATE, instance: null, user: ANA, file: '/media/x.pdf' }],
  ],
}

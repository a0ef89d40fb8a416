import { ANA, type SampleCalls } from '../../support/sample-calls.ts'

const REQUEST = { model: 'stockitem', format: 'csv', user: ANA, options: { export_surcharge: 10 } }

export const CALLS: SampleCalls = {
  calls: [
    ['supportsExport', 'part', ANA],
    ['generateFilename', REQUEST],
    ['updateHeaders', { pk: 'ID' }, REQUEST],
    [
      'exportRows',
      [
        { quantity: 3, purchase_price: 2 },
        { quantity: 1, purchase_price: null },
      ],
      REQUEST,
    ],
  ],
}

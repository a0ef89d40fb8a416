import type { SampleCalls } from '../../support/sample-calls.ts'

export const CALLS: SampleCalls = {
  calls: [
    ['getSuppliers'],
    ['getSearchResults', 'screws', 'm3'],
    ['getImportData', 'screws', 'M3x10'],
    ['getImportData', 'screws', 'M9'],
  ],
}

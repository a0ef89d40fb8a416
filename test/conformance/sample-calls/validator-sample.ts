import type { SampleCalls } from '../../support/sample-calls.ts'

const PART = { model: 'part', pk: 1, fields: { description: 'ab' } }
const ITEM = { model: 'stockitem', pk: 1, fields: { quantity: 1.5 } }

export const CALLS: SampleCalls = {
  calls: [
    ['validateModelInstance', PART, { description: { old: 'abc', new: 'ab' } }],
    ['validateModelInstance', PART, null],
    ['validateModelInstance', ITEM, null],
    ['validateModelDeletion', ITEM],
    ['validatePartName', 'a#b', PART],
    ['validateBatchCode', 'L1', ITEM],
    ['generateBatchCode', { part: 3, user: null }],
    ['incrementSerialNumber', '0010', null],
    ['getLatestSerialNumber', 1],
  ],
}

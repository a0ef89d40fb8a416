import type { SampleCalls } from '../../support/sample-calls.ts'

const CONTEXT = { user: null, aim: null, extra: {} }

export const CALLS: SampleCalls = {
  calls: [
    ['generate', { model: 'stockitem', pk: 12 }],
    ['generate', { model: 'part', pk: 12 }],
    ['scan', 'BOX-12-3', CONTEXT],
    ['scan', 'BOX-12-7', CONTEXT],
    ['scan', 'OTHER', CONTEXT],
  ],
}

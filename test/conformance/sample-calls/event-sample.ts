import type { SampleCalls } from '../../support/sample-calls.ts'

export const CALLS: SampleCalls = {
  calls: [
    ['wantsProcessEvent', 'part.created'],
    ['processEvent', { name: 'part.created', data: { id: 3, model: 'part' } }],
    ['getInfo', null, null],
  ],
}

import type { SampleCalls } from '../../support/sample-calls.ts'

export const CALLS: SampleCalls = {
  calls: [
    ['wantsProcessEvent', 'part.created'],
    ['wantsProcessEvent', 'stockitem.moved'],
    ['processEvent', { name: 'stockitem.moved', data: { id: 3 } }],
    ['processEvent', { name: 'stockitem.moved', data: { id: 3 } }],
    ['getInfo', null, null],
  ],
}

import type { SampleCalls } from '../../support/sample-calls.ts'

export const CALLS: SampleCalls = {
  answers: { 'GET /api/stock/?{"limit":1}': { count: 3 } },
  calls: [['getScheduledTasks'], ['countStock'], ['forget'], ['getInfo', null, null]],
}

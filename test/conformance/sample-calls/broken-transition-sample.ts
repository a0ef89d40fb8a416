import type { SampleCalls } from '../../support/sample-calls.ts'

export const CALLS: SampleCalls = { calls: [['getTransitionHandlers']] }

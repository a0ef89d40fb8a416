import { request, type SampleCalls } from '../../support/sample-calls.ts'

export const CALLS: SampleCalls = { calls: [['setupUrls'], ['welcome', request()]] }

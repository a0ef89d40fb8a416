import type { SampleCalls } from '../../support/sample-calls.ts'

// What its driver does with a machine is tested with a station, in test/station/simulated-scale.test.ts.
export const CALLS: SampleCalls = { calls: [['getMachineTypes'], ['getMachineDrivers']] }

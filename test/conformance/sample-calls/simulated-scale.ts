import { ANA, type SampleCalls } from '../../support/sample-calls.ts'

// What its driver does with a machine is tested with a station, in test/station/simulated-scale.test.ts.
export const CALLS: SampleCalls = {
  answers: { 'POST /api/station/machines/s1/functions/weigh/': { result: 1250 } },
  calls: [
    ['getMachineTypes'],
    ['getMachineDrivers'],
    ['getInfo', ANA, { scale: 's1', ask: 'weigh' }],
    ['getInfo', ANA, { scale: 's2', ask: 'weigh' }],
    ['getResult', ANA, null],
  ],
}

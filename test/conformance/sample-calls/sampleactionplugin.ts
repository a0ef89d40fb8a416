import { ANA, type SampleCalls } from '../../support/sample-calls.ts'

export const CALLS: SampleCalls = {
  calls: [
    ['performAction', ANA, { a: 1 }],
    ['getResult', ANA, { a: 1 }],
    ['getInfo', ANA, null],
    ['getInfo', null, null],
  ],
}

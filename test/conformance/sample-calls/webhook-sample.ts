import type { SampleCalls } from '../../support/sample-calls.ts'

const MESSAGE = { name: 'shop', headers: {}, body: new Uint8Array() }

export const CALLS: SampleCalls = {
  calls: [
    ['processPayload', MESSAGE, { order: 7 }],
    ['processPayload', MESSAGE, { test: true }],
    ['getReturn', MESSAGE, { order: 7 }],
    ['getInfo', null, null],
  ],
}

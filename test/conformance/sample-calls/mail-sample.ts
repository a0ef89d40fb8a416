import type { SampleCalls } from '../../support/sample-calls.ts'

const MAIL = { from: 'a@b.example', to: ['c@d.example'], subject: 'Hello', text: 'x', html: null, headers: {} }

export const CALLS: SampleCalls = {
  calls: [
    ['processMailOut', MAIL],
    ['processMailIn', { ...MAIL, subject: 'Re: [Bench] Hello' }],
    ['processMailIn', MAIL],
  ],
}

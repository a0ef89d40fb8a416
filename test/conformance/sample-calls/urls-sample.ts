import { request, type SampleCalls } from '../../support/sample-calls.ts'

export const CALLS: SampleCalls = {
  calls: [
    ['setupUrls'],
    ['first'],
    ['page'],
    ['hello', request({ params: { name: 'you' }, query: { a: '1' } })],
    ['hello', request({ params: { name: 'nobody' } })],
    ['reverse', request({ method: 'POST', body: Uint8Array.of(1, 2, 3) })],
  ],
}

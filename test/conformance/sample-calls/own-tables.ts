import { request, type SampleCalls } from '../../support/sample-calls.ts'

const NOTE = new TextEncoder().encode('{"text":"fragile"}')

export const CALLS: SampleCalls = {
  answers: { 'GET /api/stock/7/': { pk: 7 } },
  calls: [
    ['add', request({ method: 'POST', params: { item: '7' }, body: NOTE })],
    ['add', request({ method: 'POST', params: { item: '8' }, body: NOTE })],
    ['add', request({ method: 'POST', params: { item: '7' }, body: new TextEncoder().encode('{}') })],
    ['list', request({ params: { item: '7' } })],
    ['remove', request({ method: 'DELETE', params: { pk: '1' } })],
    ['remove', request({ method: 'DELETE', params: { pk: '1' } })],
  ],
}

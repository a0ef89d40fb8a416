import { request, type SampleCalls } from '../../support/sample-calls.ts'

export const CALLS: SampleCalls = {
  settings: { SECONDS: 60 },
  answers: { 'GET /api/stock/7/': { location: 4, in_stock: true } },
  calls: [
    ['locateStockItem', 7],
    ['turnOff', request({ params: { location: '4' } })],
    ['locateStockItem', 8],
    ['lights'],
  ],
}

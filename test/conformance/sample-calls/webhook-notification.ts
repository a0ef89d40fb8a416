import { startJsonServer } from '../../support/json-server.ts'
import { ANA, type SampleCalls } from '../../support/sample-calls.ts'

const NEWS = { category: 'x', name: 'Printer', message: 'No paper', target: null, context: {} }

export const CALLS: SampleCalls = {
  calls: [
    ['sendNotification', NEWS, [ANA]],
    ['filterTargets', [ANA]],
  ],
  async surroundings() {
    const server = await startJsonServer()
    return {
      settings: { WEBHOOK_URL: `http://${server.address}/hook` },
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
    }
  },
}

import { startJsonServer } from '../../support/json-server.ts'
import type { SampleCalls } from '../../support/sample-calls.ts'

export const CALLS: SampleCalls = {
  settings: { API_KEY: 'letmein' },
  calls: [
    ['getInfo', null, null],
    ['getResult', null, null],
  ],
  async surroundings() {
    const server = await startJsonServer()
    return { settings: { API_HOST: server.address }, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
  },
}

import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, test, vi } from 'vitest'
import type { Machine } from '../../main/records/machine-records.ts'
import type { Scan } from '../../main/records/scan-records.ts'
import { turnOn } from '../support/plugin-calls.ts'
import { createPluginFolder } from '../support/plugin-folder.ts'
import { createTestStation } from '../support/test-station.ts'

const PATIENT = { timeout: 10_000 }

/** Codes in square brackets; what stands outside of them is dropped. */
const SOURCE = `/* scanbench ${JSON.stringify({
  apiVersion: 1,
  name: 'Brackets',
  mixins: ['machine'],
  permissions: ['devices:tcp'],
})} */
import { Plugin } from '@scanbench/plugin'
import { BarcodeScannerDriver } from '@scanbench/plugin/machine'
import { MachineDriverMixin } from '@scanbench/plugin/mixins'
import { integer } from '@scanbench/plugin/settings'

class Scanner extends BarcodeScannerDriver {
  SLUG = 'brackets'; NAME = 'Brackets'; DESCRIPTION = 'Codes in brackets'
  MACHINE_SETTINGS = { PORT: integer({ name: 'Port', default: 0 }) }
  connection(settings: any) { return { transport: 'tcp' as const, host: '127.0.0.1', port: settings.PORT } }
  createFramer() {
    let rest = ''
    return {
      silenceMs: null,
      push(bytes: Uint8Array) {
        const codes = (rest += new TextDecoder().decode(bytes)).split(']')
        rest = codes.pop() ?? ''
        return codes.map((code) => ({ bytes: new TextEncoder().encode(code.slice(code.indexOf('[') + 1)) }))
      },
      flush: () => [],
    }
  }
}
export default class Brackets extends Plugin.with(MachineDriverMixin) {
  NAME = 'Brackets'
  async getMachineDrivers() { return [Scanner] }
}`

test('a scanner driver in a process of its own gives codes, all of them and in order', async () => {
  const sockets: Socket[] = []
  const server = createServer((socket) => void sockets.push(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  using _server = { [Symbol.dispose]: () => void server.close() }
  const { port } = server.address() as AddressInfo
  await using folder = await createPluginFolder({ 'brackets.ts': SOURCE })
  await using station = await createTestStation({ pluginChoice: { folders: [folder.path] } })
  using news = await station.news()
  await turnOn(station.station, 'brackets')
  const wanted = { name: 'Scanner', machine_type: 'barcode-scanner', driver: 'brackets', active: true }
  const { pk } = await vi.waitFor(() => station.json<Machine>('POST', '/api/machine/', wanted), PATIENT)
  await station.json('PATCH', `/api/machine/${pk}/settings/D/PORT/`, { value: port })
  await vi.waitFor(async () => {
    expect((await station.json<Machine>('GET', `/api/machine/${pk}/`)).status_label).toBe('Ready')
  }, PATIENT)

  const codes = Array.from({ length: 100 }, (_, number) => `CODE-${number}`)
  for (const code of codes) sockets.at(-1)?.write(`..[${code}]`)
  const seen = () => news.events.filter(({ type }) => type === 'scan.resolved').map(({ data }) => (data as Scan).data)
  await vi.waitFor(() => expect(seen()).toHaveLength(codes.length), PATIENT)
  expect(seen()).toEqual(codes)
})

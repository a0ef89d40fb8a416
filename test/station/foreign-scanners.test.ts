import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, test, vi } from 'vitest'
import type { Machine } from '../../main/records/machine-records.ts'
import type { Scan } from '../../main/records/scan-records.ts'
import { turnOn } from '../support/plugin-calls.ts'
import { createPluginFolder } from '../support/plugin-folder.ts'
import { createTestStation } from '../support/test-station.ts'

const PATIENT = { timeout: 10_000 }

/** Codes in square brackets; what stands outside of them is dropped, and each is acknowledged. */
const sourceOf = (permissions: string[]) => `/* scanbench ${JSON.stringify({
  apiVersion: 1,
  name: 'Brackets',
  mixins: ['machine'],
  permissions,
})} */
import { Plugin } from '@scanbench/plugin'
import { BarcodeScannerDriver } from '@scanbench/plugin/machine'
import { MachineDriverMixin } from '@scanbench/plugin/mixins'
import { integer, text } from '@scanbench/plugin/settings'

const told = (text: string) => new TextEncoder().encode('<' + text + '>')

class Scanner extends BarcodeScannerDriver {
  SLUG = 'brackets'; NAME = 'Brackets'; DESCRIPTION = 'Codes in brackets'; SETTLE_MS = 200
  MACHINE_SETTINGS = { PORT: integer({ name: 'Port', default: 0 }) }
  connection(settings: any) { return { transport: 'tcp' as const, host: '127.0.0.1', port: settings.PORT } }
  createFramer() {
    let rest = ''
    let taken = 0
    return {
      silenceMs: null,
      push(bytes: Uint8Array) {
        const codes = (rest += new TextDecoder().decode(bytes)).split(']')
        rest = codes.pop() ?? ''
        taken = codes.length
        return codes.map((code) => ({ bytes: new TextEncoder().encode(code.slice(code.indexOf('[') + 1)) }))
      },
      answer: () => (taken === 0 ? null : told('took ' + taken)),
      flush: () => [],
    }
  }
  opening() { return told('hello') }
  feedback(verdict: 'accepted' | 'rejected') { return told(verdict) }
  sequel(verdict: 'accepted' | 'rejected') {
    return verdict === 'accepted' ? [{ afterMs: 10, bytes: told('lamp') }, { afterMs: 30, bytes: told('dark') }] : []
  }
  trigger(isPulled: boolean) { return told(isPulled ? 'pull' : 'release') }
}
const device = { vendorId: 1, productId: 2, serialNumber: null, port: null }
const line = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flowControl: 'none' }
const WANTED: Record<string, any> = {
  'devices:hid': { transport: 'hid', kind: 'pos-scanner', device },
  'devices:usb': { transport: 'usb', kind: 'keyboard', device },
  'devices:serial': { transport: 'serial', path: '/dev/no-such-port', ...line },
  'devices:tcp': { transport: 'tcp', host: '127.0.0.1', port: 1 },
}
class Board extends BarcodeScannerDriver {
  SLUG = 'board'; NAME = 'Board'; DESCRIPTION = 'On any connection'
  MACHINE_SETTINGS = { WANTED: text({ name: 'Wanted', default: '' }) }
  connection(settings: any) { return WANTED[settings.WANTED] ?? null }
  createFramer() { return { silenceMs: null, push: () => [], flush: () => [] } }
}
export default class Brackets extends Plugin.with(MachineDriverMixin) {
  NAME = 'Brackets'
  async getMachineDrivers() { return [Scanner, Board] }
}`

/** A scanner on the network whose driver is a plugin in a process of its own. */
async function bench() {
  const stack = new AsyncDisposableStack()
  const sockets: Socket[] = []
  let told = ''
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    socket.on('data', (bytes) => (told += bytes.toString()))
    // What comes so soon was kept from before.
    socket.write('[OLD]')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stack.defer(() => void server.close())
  const { port } = server.address() as AddressInfo
  const folder = stack.use(await createPluginFolder({ 'brackets.ts': sourceOf(['devices:tcp']) }))
  const station = stack.use(await createTestStation({ pluginChoice: { folders: [folder.path] } }))
  const news = stack.use(await station.news())
  await turnOn(station.station, 'brackets')
  const wanted = { name: 'Scanner', machine_type: 'barcode-scanner', driver: 'brackets', active: true }
  const { pk } = await vi.waitFor(() => station.json<Machine>('POST', '/api/machine/', wanted), PATIENT)
  await station.json('PATCH', `/api/machine/${pk}/settings/D/PORT/`, { value: port })
  await vi.waitFor(async () => {
    expect((await station.json<Machine>('GET', `/api/machine/${pk}/`)).status_label).toBe('Ready')
  }, PATIENT)
  const seen = () => news.events.filter(({ type }) => type === 'scan.resolved').map(({ data }) => (data as Scan).data)
  const scan = (code: string) => sockets.at(-1)?.write(`..[${code}]`)
  // The driver asked for a while in which all is left out.
  await vi.waitFor(
    () => {
      scan('FIRST')
      expect(seen()).toContain('FIRST')
    },
    { ...PATIENT, interval: 100 },
  )
  return {
    pk,
    station,
    seen,
    scan,
    told: () => told,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

test('a scanner driver in a process of its own gives codes, all of them and in order', async () => {
  await using scanner = await bench()
  const codes = Array.from({ length: 100 }, (_, number) => `CODE-${number}`)
  for (const code of codes) scanner.scan(code)
  await vi.waitFor(() => expect(scanner.seen().at(-1)).toBe(codes.at(-1)), PATIENT)
  expect(scanner.seen().filter((code) => code !== 'FIRST')).toEqual(codes)
})

test('what such a driver writes reaches its scanner: opening, acknowledgements, verdicts with their lamp, the trigger', async () => {
  await using scanner = await bench()
  const { station, pk } = scanner
  expect(scanner.told()).toMatch(/^<hello>/)
  expect(scanner.seen()).not.toContain('OLD')
  expect(scanner.told()).toContain('<took 1>')
  await vi.waitFor(() => expect(scanner.told()).toContain('<rejected>'), PATIENT)
  const place = await station.json<{ pk: number }>('POST', '/api/stock/location/', { name: 'Shelf 4' })
  scanner.scan(`INV-SL${place.pk}`)
  await vi.waitFor(() => expect(scanner.told()).toMatch(/<accepted><lamp><dark>/), PATIENT)
  expect((await station.json<Machine>('GET', `/api/machine/${pk}/`)).commands).toEqual(['trigger'])
  await station.json('POST', `/api/station/machines/${pk}/command/`, { command: 'trigger' })
  await vi.waitFor(() => expect(scanner.told()).toContain('<pull>'), PATIENT)
  scanner.scan('FOUND')
  await vi.waitFor(() => expect(scanner.told()).toContain('<release>'), PATIENT)
})

test('such a scanner is told to beep, to tell it from its twin', async () => {
  await using scanner = await bench()
  const { station, pk } = scanner
  // The verdicts of its scans so far have come.
  await vi.waitFor(() => expect(scanner.told()).toContain('<rejected>'), PATIENT)
  expect(scanner.told()).not.toContain('<accepted>')
  expect(await station.json('POST', `/api/station/machines/${pk}/beep/`)).toEqual({ has_beeped: true })
  await vi.waitFor(() => expect(scanner.told()).toMatch(/<accepted>.*<lamp><dark>/), PATIENT)
})

const ALL_KINDS = ['devices:hid', 'devices:usb', 'devices:serial', 'devices:tcp']

/** What the machines of a plugin in a process of its own complain of, by the right that each of them needs. */
async function complaints(permissions: string[]): Promise<Record<string, string>> {
  await using folder = await createPluginFolder({ 'brackets.ts': sourceOf(permissions) })
  await using station = await createTestStation({ pluginChoice: { folders: [folder.path] } })
  await turnOn(station.station, 'brackets')
  const found: Record<string, string> = {}
  for (const wanted of ALL_KINDS) {
    const draft = { name: wanted, machine_type: 'barcode-scanner', driver: 'board', active: true }
    const { pk } = await vi.waitFor(() => station.json<Machine>('POST', '/api/machine/', draft), PATIENT)
    await station.json('PATCH', `/api/machine/${pk}/settings/D/WANTED/`, { value: wanted })
    await vi.waitFor(async () => {
      const { machine_errors, status_text } = await station.json<Machine>('GET', `/api/machine/${pk}/`)
      found[wanted] = [...machine_errors, status_text].join(' ')
      // All of them are refused, or find nothing at the other end.
      expect(found[wanted]).toMatch(/lacks "|it is tried again/)
    }, PATIENT)
  }
  return found
}

test.each(ALL_KINDS)('%s: a kind of device that its manifest does not name is refused to a driver', async (wanted) => {
  const said = await complaints(ALL_KINDS.filter((each) => each !== wanted))
  const refused = ALL_KINDS.filter((each) => said[each]?.includes(`The manifest of 'brackets' lacks "${each}".`))
  expect(refused).toEqual([wanted])
})

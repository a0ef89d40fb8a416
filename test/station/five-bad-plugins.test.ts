import { expect, test, vi } from 'vitest'
import type { PluginRecord, Scan } from '../../main/records/records.ts'
import { openSerialEnd } from '../support/far-end.ts'
import { addMachine } from '../support/machines.ts'
import { createPluginFolder } from '../support/plugin-folder.ts'
import { openPtyPair } from '../support/pty-pair.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

function head(name: string): string {
  const title = name[0]?.toUpperCase() + name.slice(1)
  const block = { apiVersion: 1, name: title, mixins: ['barcode'], permissions: ['stock:read'] }
  return `/* scanbench ${JSON.stringify(block)} */
import { Plugin } from '@scanbench/plugin'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
`
}

/** Each of them is asked what every code means. */
const BAD: Readonly<Record<string, string>> = {
  throws: `export default class Throws extends Plugin.with(BarcodeMixin) {
    NAME = 'Throws'
    async scan(): Promise<never> { throw new Error('never') }
  }`,
  hangs: `export default class Hangs extends Plugin.with(BarcodeMixin) {
    NAME = 'Hangs'
    async scan() { return null }
    async activate() { setTimeout(() => { for (;;); }, 100) }
  }`,
  leaks: `const kept: Buffer[] = []
  export default class Leaks extends Plugin.with(BarcodeMixin) {
    NAME = 'Leaks'
    async scan() { return null }
    async activate() { setInterval(() => void kept.push(Buffer.alloc(64 * 2 ** 20, 1)), 50) }
  }`,
  exits: `export default class Exits extends Plugin.with(BarcodeMixin) {
    NAME = 'Exits'
    async scan() { return null }
    async activate() { setTimeout(() => process.exit(7), 100) }
  }`,
  floods: `export default class Floods extends Plugin.with(BarcodeMixin) {
    NAME = 'Floods'
    async scan() { return null }
    async activate() {
      const flood = () => { for (let i = 0; i < 500; i += 1) { this.log.info('x'.repeat(500)); this.station.get('/api/stock/').catch(() => {}) } setImmediate(flood) }
      setTimeout(flood, 100)
    }
  }`,
}

const CRASHES = ['exits', 'hangs', 'leaks']

async function crashed(station: TestStation): Promise<string[]> {
  const plugins = await station.json<PluginRecord[]>('GET', '/api/plugins/')
  return plugins
    .filter(({ crashes }) => crashes > 0)
    .map(({ key }) => key)
    .toSorted()
}

test('a plugin that throws, one that hangs, one that leaks, one that exits and one that floods: no scan is lost, and their order is kept', async () => {
  await using folder = await createPluginFolder(
    Object.fromEntries(Object.entries(BAD).map(([name, source]) => [`${name}.ts`, head(name) + source])),
  )
  await using line = await openPtyPair()
  using scanner = openSerialEnd(line.far)
  await using station = await createTestStation({ pluginChoice: { folders: [folder.path] } })
  using news = await station.news()
  await addMachine(station, news, {
    name: 'Bench scanner',
    machine_type: 'barcode-scanner',
    driver: 'serial-scanner',
    settings: { 'D/PORT': line.near },
  })
  for (const name of Object.keys(BAD)) await station.json('PATCH', `/api/plugins/${name}/activate/`, { active: true })

  const sent: string[] = []
  const resolved = () =>
    news.events.filter(({ type }) => type === 'scan.resolved').map(({ data }) => (data as Scan).data)
  const scanNext = async () => {
    sent.push(`CODE-${sent.length}`)
    scanner.send(Buffer.from(`${sent.at(-1)}\r`))
    await vi.waitFor(() => expect(resolved()).toHaveLength(sent.length), { timeout: 10_000, interval: 5 })
  }
  // As long as it takes until each of them has done its worst, and a hundred scans at least.
  do await scanNext()
  while (sent.length < 100 || (await crashed(station)).length < CRASHES.length)
  for (let burst = 0; burst < 50; burst += 1) {
    sent.push(`CODE-${sent.length}`)
    scanner.send(Buffer.from(`${sent.at(-1)}\r`))
  }
  await vi.waitFor(() => expect(resolved()).toHaveLength(sent.length), { timeout: 20_000 })

  expect(resolved()).toEqual(sent)
  expect(await crashed(station)).toEqual(CRASHES)
}, 90_000)

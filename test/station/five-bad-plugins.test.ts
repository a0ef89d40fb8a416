import { expect, test, vi } from 'vitest'
import type { PluginRecord } from '../../main/records/plugin-records.ts'
import type { Scan } from '../../main/records/scan-records.ts'
import { BAD_PLUGINS, badPlugins, CRASHING } from '../support/bad-plugins.ts'
import { openSerialEnd } from '../support/far-end.ts'
import { addMachine } from '../support/machines.ts'
import { createPluginFolder } from '../support/plugin-folder.ts'
import { openPtyPair } from '../support/pty-pair.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

async function crashed(station: TestStation): Promise<string[]> {
  const plugins = await station.json<PluginRecord[]>('GET', '/api/plugins/')
  return plugins
    .filter(({ crashes }) => crashes > 0)
    .map(({ key }) => key)
    .toSorted()
}

async function haveCrashed(station: TestStation): Promise<boolean> {
  const names = await crashed(station)
  return CRASHING.every((name) => names.includes(name))
}

test('a plugin that throws, one that hangs, one that leaks, one that exits and one that floods: no scan is lost, and their order is kept', async () => {
  await using folder = await createPluginFolder(badPlugins({ areAsked: true }))
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
  for (const name of BAD_PLUGINS) await station.json('PATCH', `/api/plugins/${name}/activate/`, { active: true })

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
  while (sent.length < 100 || !(await haveCrashed(station)))
  for (let burst = 0; burst < 50; burst += 1) {
    sent.push(`CODE-${sent.length}`)
    scanner.send(Buffer.from(`${sent.at(-1)}\r`))
  }
  await vi.waitFor(() => expect(resolved()).toHaveLength(sent.length), { timeout: 20_000 })

  expect(resolved()).toEqual(sent)
  // The one that floods is held back: what it cannot send fills its own memory, and sooner or later it meets that limit.
  const names = await crashed(station)
  expect(names.filter((name) => name !== 'floods')).toEqual(CRASHING)
}, 90_000)

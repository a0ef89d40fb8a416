import { expect, test, vi } from 'vitest'
import type { PluginRecord } from '../../main/records/plugin-records.ts'
import type { Scan } from '../../main/records/scan-records.ts'
import { badPlugins } from '../support/bad-plugins.ts'
import { openSerialEnd } from '../support/far-end.ts'
import { addMachine } from '../support/machines.ts'
import { turnOn } from '../support/plugin-calls.ts'
import { createPluginFolder } from '../support/plugin-folder.ts'
import { openPtyPair } from '../support/pty-pair.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

const BAD = badPlugins({ areAsked: true })

async function crashed(station: TestStation): Promise<string[]> {
  const plugins = await station.json<PluginRecord[]>('GET', '/api/plugins/')
  return plugins
    .filter(({ crashes }) => crashes > 0)
    .map(({ key }) => key)
    .toSorted()
}

async function haveCrashed(station: TestStation): Promise<boolean> {
  const names = await crashed(station)
  return BAD.crashing.every((name) => names.includes(name))
}

test('plugins that throw, hang, leak, exit, flood or never come back from a scan, all asked: no scan is lost, and their order is kept', async () => {
  await using folder = await createPluginFolder(BAD.files)
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
  for (const name of BAD.slugs) await turnOn(station.station, name)

  const sent: string[] = []
  const scans = () => news.events.filter(({ type }) => type === 'scan.resolved').map(({ data }) => data as Scan)
  const resolved = () => scans().map(({ data }) => data)
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
  // Nobody is passed over in silence: the scans say whom they did not hear, and so does the page of the plugin.
  const unheard = new Set(scans().flatMap(({ unanswered }) => unanswered.map(({ plugin }) => plugin)))
  expect([...unheard]).toEqual(expect.arrayContaining(['Exits', 'Hangs', 'Loops']))
  const { errors } = await station.json<PluginRecord>('GET', '/api/plugins/loops/')
  expect(errors).toContainEqual(
    expect.objectContaining({ stage: 'scan', message: expect.stringContaining('go on without') }),
  )
  // The one that floods is held back: what it cannot send fills its own memory, and sooner or later it meets that limit.
  const names = await crashed(station)
  expect(names.filter((name) => name !== 'floods')).toEqual(BAD.crashing)
}, 90_000)

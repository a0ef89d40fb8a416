import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempDisposableSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Plugin } from '@scanbench/plugin'
import { expect, test } from 'vitest'
import type { PluginRecord } from '../../main/records/plugin-records.ts'
import { createPluginFolder, pluginPackage } from '../support/plugin-folder.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'
import { eventually } from '../support/eventually.ts'

const PROGRAM = fileURLToPath(new URL('../../main/node.ts', import.meta.url))
const MARK = 'plugins-starting'

const plugin = (name: string, body = '') => `import { Plugin } from '@scanbench/plugin'
export default class Own extends Plugin {
  NAME = '${name}'
  ${body}
}
`

const state = async (station: TestStation, key: string) =>
  (await station.json<PluginRecord>('GET', `/api/plugins/${key}/`)).state

const states = async (station: TestStation) => [await state(station, 'one'), await state(station, 'two')]

async function twoPlugins() {
  return createPluginFolder({
    'one/package.json': pluginPackage('one'),
    'one/index.js': plugin('one'),
    'two/package.json': pluginPackage('two'),
    'two/index.js': plugin('two'),
  })
}

test('a station that is killed while its plugins start does without those of others the next time', async () => {
  using data = mkdtempDisposableSync(join(tmpdir(), 'scanbench-data-'))
  await using folder = await createPluginFolder({
    'slow/package.json': pluginPackage('slow'),
    'slow/index.js': plugin('slow', 'activate() { return new Promise(() => {}) }'),
  })
  const child = spawn(
    process.execPath,
    [PROGRAM, '--headless', '--data', data.path, '--plugins', folder.path, '--mandatory-plugins', 'slow'],
    { stdio: 'ignore' },
  )
  const ended = once(child, 'exit')
  await eventually(() => expect(existsSync(join(data.path, MARK))).toBe(true))
  child.kill('SIGKILL')
  await ended
  await using station = await createTestStation({
    folder: data.path,
    pluginChoice: { samples: false, folders: [folder.path], mandatory: ['slow'] },
  })
  const held = await station.json<PluginRecord>('GET', '/api/plugins/slow/')
  expect(held).toMatchObject({ state: 'held', active: true, state_reason: expect.stringContaining('The last start') })
  expect(await state(station, 'inventreebarcode')).toBe('active')
})

test('what is held back is started one by one, or all at once, and the next start holds nothing', async () => {
  using data = mkdtempDisposableSync(join(tmpdir(), 'scanbench-data-'))
  await using folder = await twoPlugins()
  const options = { folder: data.path, pluginChoice: { samples: false, folders: [folder.path] } }
  {
    await using station = await createTestStation(options)
    for (const key of ['one', 'two']) await station.json('PATCH', `/api/plugins/${key}/activate/`, { active: true })
  }
  writeFileSync(join(data.path, MARK), '')
  {
    await using station = await createTestStation(options)
    const seen = [await states(station)]
    await station.json('PATCH', '/api/plugins/one/activate/', { active: true })
    seen.push(await states(station))
    await station.json('POST', '/api/station/plugins/release/')
    seen.push(await states(station))
    expect(seen).toEqual([
      ['held', 'held'],
      ['active', 'held'],
      ['active', 'active'],
    ])
  }
  await using station = await createTestStation(options)
  expect(await states(station)).toEqual(['active', 'active'])
})

test('the mark is there while plugins start, and gone when the station works', async () => {
  using data = mkdtempDisposableSync(join(tmpdir(), 'scanbench-data-'))
  const seen: boolean[] = []
  class Looking extends Plugin {
    NAME = 'Looking'
    override async activate() {
      seen.push(existsSync(join(data.path, MARK)))
    }
  }
  await using _station = await createTestStation({
    folder: data.path,
    plugins: [{ slug: 'looking', plugin: Looking }],
    pluginChoice: { samples: false },
  })
  expect([...seen, existsSync(join(data.path, MARK))]).toEqual([true, false])
})

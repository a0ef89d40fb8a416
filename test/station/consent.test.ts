import { mkdtempDisposableSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { PluginRecord } from '../../main/records/plugin-records.ts'
import { ask } from '../support/plugin-calls.ts'
import { pack, writePackage } from '../support/plugin-package.ts'
import { createTestStation, type TestStation, type TestStationOptions } from '../support/test-station.ts'

const PATIENT = { timeout: 10_000 }

async function bench(options: TestStationOptions = {}) {
  const sources = mkdtempDisposableSync(join(options.folder ?? tmpdir(), 'sources-'))
  const at = await createTestStation(options)
  const write = (version: string, permissions: string[]) =>
    writePackage(join(sources.path, version), { name: 'greeter', version, plugin: { permissions } })
  return {
    ...at,
    ...consent(at),
    write,
    install: async (version: string, permissions: string[]) =>
      ask(at.station, 'POST', '/api/plugins/install/', {
        confirm: true,
        url: await pack(await write(version, permissions), sources.path),
      }),
    async [Symbol.asyncDispose]() {
      await at[Symbol.asyncDispose]()
      if (options.folder === undefined) sources.remove()
    },
  }
}

function consent({ station }: TestStation) {
  return {
    turnOn: (accepted?: string[]) =>
      ask(station, 'PATCH', '/api/plugins/greeter/activate/', {
        active: true,
        ...(accepted === undefined ? {} : { accept_permissions: accepted }),
      }),
    async greeter() {
      const { body } = await ask(station, 'GET', '/api/plugins/greeter/')
      const { active, state, state_reason, permissions } = body as PluginRecord
      const fresh = permissions.filter(({ is_accepted }) => !is_accepted).map(({ key }) => key)
      return { active, state, reason: state_reason, fresh }
    },
    hello: async () =>
      ((await ask(station, 'POST', '/api/action/', { action: 'hello' })).body as { info?: unknown }).info,
  }
}

const WAITING = {
  active: true,
  state: 'waiting',
  reason: 'Plugin greeter asks for more: network. It stays off until somebody accepts that.',
  fresh: ['network'],
}

const refused = (asked: string[]) => ({
  status: 409,
  body: {
    code: 'PERMISSIONS_NOT_ACCEPTED',
    detail: `Plugin greeter asks for ${asked.join(', ')}. It stays off until somebody accepts that.`,
    permissions: asked,
  },
})

test('a plugin of others is not turned on before all that it asks for is accepted, and the answer names it', async () => {
  await using at = await bench()
  await at.install('1.0.0', ['network', 'stock:read'])
  expect([await at.turnOn(), await at.greeter(), await at.hello()]).toMatchObject([
    refused(['network', 'stock:read']),
    { active: false, state: 'inactive' },
    undefined,
  ])
  expect(await at.turnOn(['network'])).toMatchObject({ status: 409, body: { permissions: ['stock:read'] } })
  expect([await at.turnOn(['stock:read']), await at.hello()]).toMatchObject([{ status: 200 }, '1.0.0'])
})

test('what is accepted is not among the metadata, which others may write', async () => {
  await using at = await bench()
  await at.install('1.0.0', ['network'])
  await at.json('PUT', '/api/plugins/greeter/metadata/', {
    metadata: { accepted_permissions: ['network'], permissions: ['network'] },
  })
  expect([(await at.turnOn()).status, (await at.greeter()).fresh]).toEqual([409, ['network']])
})

test('saying yes to more than a plugin asks for does not count for a later version', async () => {
  await using at = await bench()
  await at.install('1.0.0', ['stock:read'])
  await at.turnOn(['stock:read', 'network'])
  await at.install('1.1.0', ['stock:read', 'network'])
  expect(await at.greeter()).toEqual(WAITING)
})

test('an update that asks for more is installed and off until the difference is accepted', async () => {
  await using at = await bench()
  await at.install('1.0.0', ['stock:read'])
  await at.turnOn(['stock:read'])
  expect(await at.install('1.1.0', ['stock:read', 'network'])).toMatchObject({
    status: 201,
    body: { version: '1.1.0', waiting: ['greeter'], output: expect.arrayContaining([WAITING.reason]) },
  })
  expect([await at.greeter(), await at.hello()]).toEqual([WAITING, undefined])
  await at.json('POST', '/api/plugins/reload/', { collect_plugins: true })
  expect([await at.greeter(), (await at.turnOn()).status]).toEqual([WAITING, 409])
  expect([(await at.turnOn(['network'])).status, await at.hello()]).toEqual([200, '1.1.0'])
})

test('an update that asks for the same or for less goes on at once', async () => {
  await using at = await bench()
  await at.install('1.0.0', ['stock:read', 'network'])
  await at.turnOn(['stock:read', 'network'])
  await at.install('1.1.0', ['network'])
  const less = await at.hello()
  await at.install('1.2.0', ['stock:read', 'network'])
  expect([less, await at.hello()]).toEqual(['1.1.0', '1.2.0'])
})

test('the version before comes back by itself where it asked for no more than was accepted', async () => {
  await using at = await bench()
  await at.install('1.0.0', [])
  await at.turnOn()
  await at.install('1.1.0', ['network'])
  const waiting = await at.greeter()
  await at.install('1.0.0', [])
  expect([waiting, await at.greeter(), await at.hello()]).toMatchObject([WAITING, { state: 'active' }, '1.0.0'])
})

test('a saved manifest of a linked folder that asks for more leaves the plugin off', async () => {
  await using at = await bench()
  const folder = await at.write('1.0.0', [])
  await at.json('POST', '/api/station/plugins/link/', { folder })
  await at.turnOn()
  const before = await at.hello()
  const block = { apiVersion: 1, mixins: ['action'], permissions: ['network'] }
  const manifest = { name: 'greeter', version: '1.0.0', type: 'module', main: 'index.js', scanbench: block }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest))
  await vi.waitFor(async () => expect(await at.greeter()).toEqual(WAITING), PATIENT)
  expect([before, await at.hello()]).toEqual(['1.0.0', undefined])
  await at.turnOn(['network'])
  expect(await at.hello()).toBe('1.0.0')
})

test('what was accepted is remembered over a restart, and a wish that is not allowed stays off', async () => {
  using data = mkdtempDisposableSync(join(tmpdir(), 'scanbench-data-'))
  {
    await using at = await bench({ folder: data.path })
    await at.install('1.0.0', ['stock:read'])
    await at.turnOn(['stock:read'])
    await at.install('1.1.0', ['stock:read', 'network'])
  }
  {
    await using at = await bench({ folder: data.path })
    expect(await at.greeter()).toEqual(WAITING)
    await at.turnOn(['network'])
  }
  await using at = await bench({ folder: data.path })
  expect(await at.hello()).toBe('1.1.0')
})

test('a plugin whose row was deleted is asked again', async () => {
  await using at = await bench()
  await at.install('1.0.0', ['network'])
  await at.turnOn(['network'])
  await at.json('PATCH', '/api/plugins/greeter/activate/', { active: false })
  const remembered = (await at.greeter()).fresh
  await ask(at.station, 'DELETE', '/api/plugins/greeter/')
  expect([remembered, (await at.greeter()).fresh]).toEqual([[], ['network']])
})

test('the configuration that makes a plugin mandatory accepts what it asks for then, and nothing later', async () => {
  const pluginChoice = { mandatory: ['greeter'] }
  await using at = await bench({ pluginChoice })
  await at.install('1.0.0', ['stock:read'])
  const first = await at.hello()
  await at.install('1.1.0', ['stock:read', 'network'])
  expect([first, await at.greeter()]).toEqual(['1.0.0', WAITING])
})

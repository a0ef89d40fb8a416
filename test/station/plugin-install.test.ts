import { mkdtempDisposableSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { STATION, type Actor } from '../../main/users/actor.ts'
import { startPackageRegistry, type PackageRegistry } from '../support/package-registry.ts'
import { pack, writePackage, type PackageContents } from '../support/plugin-package.ts'
import { createTestStation, type TestStationOptions } from '../support/test-station.ts'

let registry: PackageRegistry
beforeAll(async () => {
  registry = await startPackageRegistry()
}, 60_000)
afterAll(() => registry[Symbol.asyncDispose]())

interface PluginAnswer {
  active: boolean
  state: string
  package_name: string | null
}

async function bench(options: TestStationOptions = {}) {
  // Inside a data folder that outlives the station, so do its packages.
  const sources = mkdtempDisposableSync(join(options.folder ?? tmpdir(), 'sources-'))
  const tested = await createTestStation(options)
  const call = async (method: string, path: string, body?: unknown, actor: Actor = STATION) => {
    const init: RequestInit = { method, headers: { 'Content-Type': 'application/json' } }
    if (body !== undefined) init.body = JSON.stringify(body)
    const response = await tested.station.fetch(new Request(`http://127.0.0.1${path}`, init), { actor })
    return [response.status, (await response.json()) as Record<string, unknown>] as const
  }
  let counter = 0
  return {
    ...tested,
    call,
    install: (body: Record<string, unknown>) => call('POST', '/api/plugins/install/', { confirm: true, ...body }),
    uninstall: (key: string, body = {}) => call('PATCH', `/api/plugins/${key}/uninstall/`, body),
    activate: (key: string, active = true) => call('PATCH', `/api/plugins/${key}/activate/`, { active }),
    hello: () => call('POST', '/api/action/', { action: 'hello' }).then(([, body]) => body['info']),
    async plugin(key: string) {
      const [status, { active, state, package_name }] = await call('GET', `/api/plugins/${key}/`)
      return status === 404 ? null : ({ active, state, package_name } as PluginAnswer)
    },
    async package(contents: PackageContents) {
      const folder = join(sources.path, String((counter += 1)))
      return pack(await writePackage(folder, contents), sources.path)
    },
    text: () => readFileSync(join(tested.folder, 'plugins.txt'), 'utf8').replace(/^#.*\n/gm, ''),
    async [Symbol.asyncDispose]() {
      await tested[Symbol.asyncDispose]()
      if (options.folder === undefined) sources.remove()
    },
  }
}

test('a package from a private registry is installed, turned on, updated while it is on, turned off, uninstalled (A12) (A13)', async () => {
  await using at = await bench()
  for (const version of ['1.0.0', '1.1.0'])
    await registry.publish(await at.package({ name: 'scanbench-greeter', version }))
  const set = (key: string, value: string) => at.json('PATCH', `/api/settings/global/${key}/`, { value })
  await set('PLUGIN_REGISTRY', registry.address)
  await set('PLUGIN_REGISTRY_TOKEN', registry.token)
  expect(await at.install({ packagename: 'scanbench-greeter', version: '1.0.0' })).toMatchObject([
    201,
    { success: true, version: '1.0.0', plugins: ['scanbench-greeter'], input: { packagename: 'scanbench-greeter' } },
  ])
  const fresh = await at.plugin('scanbench-greeter')
  await at.activate('scanbench-greeter')
  const first = await at.hello()
  await at.install({ packagename: 'scanbench-greeter', version: '^1' })
  const second = await at.hello()
  expect({ fresh, first, second, text: at.text() }).toEqual({
    fresh: { active: false, state: 'inactive', package_name: 'scanbench-greeter' },
    first: '1.0.0',
    second: '1.1.0',
    text: 'scanbench-greeter@^1\n',
  })
  expect(await at.uninstall('scanbench-greeter')).toMatchObject([
    400,
    { detail: expect.stringContaining('currently active') },
  ])
  await at.activate('scanbench-greeter', false)
  expect(await at.uninstall('scanbench-greeter', { delete_config: false })).toEqual([200, { delete_config: false }])
  expect([await at.plugin('scanbench-greeter'), at.text()]).toMatchObject([{ state: 'missing' }, ''])
  await at.install({ packagename: 'scanbench-greeter' })
  await at.uninstall('scanbench-greeter')
  expect(await at.plugin('scanbench-greeter')).toBeNull()
})

test('an update whose plugin does not start leaves the version before running', async () => {
  await using at = await bench()
  await at.install({ url: await at.package({ name: 'steady' }) })
  await at.activate('steady')
  const broken = { name: 'steady', version: '2.0.0', files: { 'index.js': 'throw new Error("no good")' } }
  expect(await at.install({ url: await at.package(broken) })).toMatchObject([
    400,
    { code: 'PLUGIN_INSTALL_FAILED', detail: expect.stringContaining('the one before came back') },
  ])
  expect([await at.hello(), await at.plugin('steady')]).toMatchObject(['1.0.0', { active: true, state: 'active' }])
})

test('a package can be sent as a file, which is kept for plugins.txt', async () => {
  await using at = await bench()
  const send = async (bytes: Uint8Array<ArrayBuffer>) => {
    const form = new FormData()
    form.set('confirm', 'true')
    form.set('file', new File([bytes], 'any name.tgz'))
    const request = new Request('http://127.0.0.1/api/station/plugins/upload/', { method: 'POST', body: form })
    const response = await at.station.fetch(request, { actor: STATION })
    return [response.status, await response.json()]
  }
  const tarball = await at.package({ name: '@acme/sent' })
  expect(await send(new Uint8Array(readFileSync(tarball)))).toMatchObject([
    201,
    { name: '@acme/sent', plugins: ['sent'] },
  ])
  expect(at.text()).toBe(`@acme/sent@file:${join(at.folder, 'plugins', 'uploads', '@acme+sent-1.0.0.tgz')}\n`)
  expect(await send(new TextEncoder().encode('no package'))).toMatchObject([400, { code: 'PLUGIN_INSTALL_FAILED' }])
  const climbing = new Uint8Array(readFileSync(await at.package({ name: '../../evil' })))
  expect(await send(climbing)).toEqual([400, { packagename: ['"../../evil" is no name of a package.'] }])
  await send(new Uint8Array(readFileSync(await at.package({ name: 'unfit', plugin: null }))))
  expect(readdirSync(join(at.folder, 'plugins', 'uploads'))).toEqual(['@acme+sent-1.0.0.tgz'])
})

test('installing needs confirmation and something to install (A08)', async () => {
  await using at = await bench()
  const post = (body: unknown) => at.call('POST', '/api/plugins/install/', body)
  const either = ['Either packagename or URL must be provided']
  expect([
    await post({ packagename: 'x' }),
    await post({ packagename: 'x', confirm: false }),
    await post({ confirm: true }),
  ]).toEqual([
    [400, { confirm: ['This field is required.'] }],
    [400, { confirm: ['Installation not confirmed'] }],
    [400, { packagename: either, url: either }],
  ])
})

test('installing is for administrators, and can be forbidden by the configuration (A09)', async () => {
  await using at = await bench({ pluginChoice: { installs: { isAllowed: false, requirementsFile: null } } })
  const person: Actor = { ...STATION, user: 1, isSuperuser: false, via: 'token' }
  const body = { packagename: 'x', confirm: true }
  expect([
    (await at.call('POST', '/api/plugins/install/', body, person))[0],
    await at.call('POST', '/api/plugins/install/', body),
    (await at.call('GET', '/api/'))[1]['plugins_install_disabled'],
    (await at.uninstall('inventreebarcode'))[1],
  ]).toEqual([
    403,
    [400, { non_field_errors: ['Plugin installation is disabled'] }],
    true,
    { detail: 'Plugin uninstalling is disabled' },
  ])
})

test('an unknown package gives the lines of the registry, a reference with shell characters is refused (A10) (A11)', async () => {
  await using at = await bench()
  const url = registry.address
  const unknown = await at.install({ packagename: 'nobody-knows-this', url })
  expect(unknown).toMatchObject([400, { non_field_errors: [expect.any(String)] }])
  expect(await at.install({ packagename: 'name;x' })).toEqual([
    400,
    { packagename: [expect.stringContaining('"name;x" contains a character')] },
  ])
})

test('what cannot be uninstalled says why (A07)', async () => {
  await using at = await bench()
  const records = await at.json<{ key: string; is_builtin: boolean; is_sample: boolean; active: boolean }[]>(
    'GET',
    '/api/plugins/',
  )
  const sample = records.find(({ is_sample }) => is_sample)!.key
  const builtin = records.find(({ is_builtin, active }) => is_builtin && !active)!.key
  expect([
    await at.uninstall('nobody-knows-this'),
    await at.uninstall('inventreebarcode'),
    await at.uninstall(sample),
    await at.uninstall(builtin),
  ]).toMatchObject([
    [404, {}],
    [400, { detail: expect.stringContaining('currently active') }],
    [400, { detail: expect.stringContaining('sample plugin') }],
    [400, { detail: expect.stringMatching(/^INVE-E10.*built-in plugin/) }],
  ])
})

test('the packages of plugins.txt come at the start when that is switched on', async () => {
  using data = mkdtempDisposableSync(join(tmpdir(), 'scanbench-data-'))
  {
    await using at = await bench({ folder: data.path })
    await at.install({ url: await at.package({ name: 'at-start' }) })
    await at.json('PATCH', '/api/settings/global/PLUGIN_ON_STARTUP/', { value: true })
  }
  rmSync(join(data.path, 'plugins'), { recursive: true })
  await using again = await bench({ folder: data.path })
  const packages = () => again.json<unknown[]>('GET', '/api/station/plugins/packages/')
  await vi.waitFor(async () => expect(await packages()).toMatchObject([{ name: 'at-start', version: '1.0.0' }]), 10_000)
  expect(await again.json('POST', '/api/station/plugins/requirements/', { confirm: true })).toMatchObject([
    { problem: '', version: null },
  ])
})

test('a package is looked at before it is installed: who made it, what it may do, how large it is; nothing of it is there', async () => {
  await using at = await bench()
  const plugin = { permissions: ['network'], author: 'Acme', title: 'Looker', minVersion: '9.0.0' }
  const [status, review] = await at.call('POST', '/api/station/plugins/review/', {
    url: await at.package({ name: 'looker', plugin }),
  })
  expect([status, review]).toMatchObject([
    201,
    {
      name: 'looker',
      version: '1.0.0',
      size_bytes: expect.any(Number),
      installed_version: null,
      plugins: [
        {
          key: 'looker',
          manifest: { title: 'Looker', author: 'Acme', mixins: ['action'] },
          permissions: [{ key: 'network', is_accepted: false }],
          obstacle: expect.stringContaining('not compatible'),
        },
      ],
    },
  ])
  expect(Number(review['size_bytes'])).toBeGreaterThan(100)
  expect([await at.plugin('looker'), await at.json('GET', '/api/station/plugins/packages/')]).toEqual([null, []])
})

test('what was looked at is what is installed, once', async () => {
  await using at = await bench()
  const url = await at.package({ name: 'exact' })
  const [, { review }] = await at.call('POST', '/api/station/plugins/review/', { url })
  rmSync(url)
  const install = () => at.call('POST', `/api/station/plugins/review/${String(review)}/install/`, { confirm: true })
  expect([await install(), await install()]).toMatchObject([
    [201, { name: 'exact', plugins: ['exact'] }],
    [404, { detail: 'This package does not lie ready any more. Look at it again.' }],
  ])
  expect(await at.plugin('exact')).toMatchObject({ state: 'inactive' })
})

test('a review that is cancelled, or that finds no plugin, leaves nothing behind', async () => {
  await using at = await bench()
  const left = () => readdirSync(join(at.folder, 'plugins')).filter((name) => /^\.(?!cache)/.test(name))
  const send = async (contents: PackageContents) => {
    const form = new FormData()
    form.set('file', new File([new Uint8Array(readFileSync(await at.package(contents)))], 'sent.tgz'))
    const request = new Request('http://127.0.0.1/api/station/plugins/review/upload/', { method: 'POST', body: form })
    return (await at.station.fetch(request, { actor: STATION })).status
  }
  const statuses = [await send({ name: 'sent' }), await send({ name: 'unfit', plugin: null })]
  const url = await at.package({ name: 'kept' })
  await at.call('POST', '/api/station/plugins/review/', { url })
  const ready = left().length
  const request = new Request('http://127.0.0.1/api/station/plugins/review/', { method: 'DELETE' })
  await at.station.fetch(request, { actor: STATION })
  expect({
    statuses,
    ready,
    left: left(),
    uploads: readdirSync(join(at.folder, 'plugins', 'uploads')),
    isTheirsThere: readFileSync(url).length > 0,
  }).toEqual({ statuses: [201, 400], ready: 1, left: [], uploads: [], isTheirsThere: true })
})

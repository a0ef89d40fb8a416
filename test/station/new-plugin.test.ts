import { execFile } from 'node:child_process'
import { existsSync, mkdtempDisposableSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../build/scripts/folders.ts'
import { packPackage } from '../../build/scripts/pack-package.ts'
import type { PluginRecord } from '../../main/records/plugin-records.ts'
import { STATION } from '../../main/users/actor.ts'
import { DEFAULTS, FEATURES, MIXIN_NAMES, type Choices } from '../../plugins/create/choices.ts'
import { createPlugin } from '../../plugins/create/create-plugin.ts'
import { run } from '../../plugins/create/run.ts'
import { startPackageRegistry, type PackageRegistry } from '../support/package-registry.ts'
import { turnOn } from '../support/plugin-calls.ts'
import { pack } from '../support/plugin-package.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

const execute = promisify(execFile)
/** What a new plugin needs besides the SDK, as it lies in our own modules. */
const DEPENDENCIES = ['typescript', 'prettier', '@types/node', 'undici-types']

const folder = mkdtempDisposableSync(join(tmpdir(), 'scanbench-new-'))
let registry: PackageRegistry
let sdkTarball: string
beforeAll(async () => {
  registry = await startPackageRegistry()
  sdkTarball = packPackage(join(ROOT, 'plugins', 'sdk'), folder.path)
  await registry.publish(sdkTarball)
  for (const name of DEPENDENCIES) await registry.publish(await pack(join(ROOT, 'node_modules', name), folder.path))
  // The cache of npm has from here on what can be installed without a network.
  await create('--default')
  await npm(join(folder.path, 'MyCustomPlugin'), 'install', '--no-audit', '--no-fund')
}, 120_000)
afterAll(async () => {
  await registry[Symbol.asyncDispose]()
  folder.remove()
})

/** As an author's shell: npm with our Node before any other, and the private registry. */
async function npm(cwd: string, ...words: string[]): Promise<string> {
  const { host } = new URL(registry.address)
  writeFileSync(join(folder.path, 'npmrc'), `registry=${registry.address}\n//${host}/:_authToken=${registry.token}\n`)
  const env = {
    // Whoever runs this test through npm hands down npm's own settings, which are not the author's.
    ...Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_config_')),
    ),
    PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env['PATH']}`,
    npm_config_userconfig: join(folder.path, 'npmrc'),
    npm_config_cache: join(folder.path, 'cache'),
    npm_config_update_notifier: 'false',
    NODE_OPTIONS: '',
    // The runner of this test would be taken for a parent of theirs.
    NODE_TEST_CONTEXT: undefined,
  }
  const { stdout } = await execute('npm', words, { cwd, env })
  return stdout
}

async function create(...words: string[]): Promise<void> {
  const argv = ['--output', folder.path, ...words]
  const env = { XDG_CONFIG_HOME: folder.path }
  const output = new PassThrough()
  output.resume()
  const input = Readable.from([])
  await run({ argv, env, input, output, version: '1.0.0', sdk: '^1.0.0', command: 'scanbench plugins' })
}

const call = (station: TestStation, path: string): Promise<Response> =>
  station.station.fetch(new Request(`http://127.0.0.1${path}`), { actor: STATION })

/** Install, style, types, tests, build, and the front end with the libraries that we have ourselves. */
async function buildAll(project: string, ...words: string[]): Promise<string> {
  await npm(project, 'install', '--no-audit', '--no-fund', ...words)
  await npm(project, 'run', 'lint')
  await npm(project, 'run', 'check')
  const tests = await npm(project, 'test')
  symlinkSync(join(ROOT, 'node_modules'), join(project, 'frontend', 'node_modules'))
  await npm(project, 'run', 'build:frontend')
  await npm(project, 'pack')
  return tests
}

test('a new plugin installs from a private registry, passes its tests, is built, and is turned on in a station (C01) (C05)', async () => {
  await create('--default')
  const project = join(folder.path, 'MyCustomPlugin')
  expect(await buildAll(project)).toMatch(/fail 0/)
  const { resolved } = (JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as Lock).packages[
    'node_modules/@scanbench/plugin'
  ]!
  expect(resolved).toContain(new URL(registry.address).host)

  await using station = await createTestStation()
  await station.json('POST', '/api/plugins/install/', {
    url: join(project, 'scanbench-my-custom-plugin-0.1.0.tgz'),
    confirm: true,
  })
  await station.json('PATCH', '/api/settings/global/ENABLE_PLUGINS_INTERFACE/', { value: true })
  await turnOn(station.station, 'my-custom-plugin')
  const record = await station.json<object>('GET', '/api/plugins/my-custom-plugin/')
  expect(record).toMatchObject({ state: 'active', is_package: true, meta: { version: '0.1.0' } })
  const setting = await station.json<{ value: string }>('GET', '/api/plugins/my-custom-plugin/settings/GREETING/')
  expect(setting.value).toBe('Hello')
  const [panel] = await station.json<{ source: string }[]>(
    'GET',
    '/api/plugins/ui/features/panel/?target_model=stockitem&target_id=1',
  )
  expect(panel?.source).toMatch(/^\/static\/plugins\/my-custom-plugin\/Panel-[\w-]+\.js:renderPanel$/)
  const module = await call(station, panel!.source.replace(/:renderPanel$/, ''))
  expect([module.status, module.headers.get('content-type')]).toEqual([200, expect.stringMatching(/javascript/)])
  expect(await module.text()).toContain('renderPanel')
}, 120_000)

/** Everything that can be chosen. */
const ALL: Choices = {
  ...DEFAULTS,
  title: 'All Of Them',
  mixins: MIXIN_NAMES,
  features: FEATURES,
  isTranslated: true,
  hasGit: false,
}

test('a plugin with everything that can be chosen is built without a network, passes its tests, and is turned on (C03)', async () => {
  const project = createPlugin(ALL, { output: folder.path, sdk: `file:${sdkTarball}`, year: 2026 })
  expect(await buildAll(project, '--offline')).toMatch(/fail 0/)

  await using station = await createTestStation()
  for (const gate of ['URL', 'NAVIGATION', 'APP', 'SCHEDULE', 'EVENTS', 'INTERFACE', 'MAILS'])
    await station.json('PATCH', `/api/settings/global/ENABLE_PLUGINS_${gate}/`, { value: true })
  const url = join(project, 'scanbench-all-of-them-0.1.0.tgz')
  await station.json('POST', '/api/plugins/install/', { url, confirm: true })
  await turnOn(station.station, 'all-of-them')
  const { state, errors, mixins } = await station.json<PluginRecord>('GET', '/api/plugins/all-of-them/')
  expect({ state, errors }).toEqual({ state: 'active', errors: [] })
  // One mixin is the base of all.
  expect(Object.keys(mixins)).toHaveLength(MIXIN_NAMES.length + 1)
  for (const feature of ['dashboard', 'spotlight_action']) {
    const [first] = await station.json<{ source: string }[]>('GET', `/api/plugins/ui/features/${feature}/`)
    const module = await call(station, first!.source.replace(/:\w+$/, ''))
    expect([feature, module.status]).toEqual([feature, 200])
  }
}, 180_000)

test('a plugin with one mixin compiles and passes its tests, whichever it is', async () => {
  const place = join(folder.path, 'alone')
  for (const name of MIXIN_NAMES) {
    const choices = { ...DEFAULTS, title: `Only ${name}`, mixins: [name], features: FEATURES, hasGit: false }
    createPlugin(choices, { output: place, sdk: '^1.0.0', year: 2026 })
  }
  symlinkSync(join(folder.path, 'MyCustomPlugin', 'node_modules'), join(place, 'node_modules'))
  const { compilerOptions } = JSON.parse(
    readFileSync(join(folder.path, 'MyCustomPlugin', 'tsconfig.json'), 'utf8'),
  ) as {
    compilerOptions: object
  }
  writeFileSync(join(place, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*/src', '*/test'] }))
  writeFileSync(join(place, 'package.json'), JSON.stringify({ type: 'module' }))
  await npm(place, 'exec', '--', 'tsc')
  const tests = await npm(place, 'exec', '--', 'node', '--test', '*/test/*.test.ts')
  expect(tests).toMatch(/fail 0/)
  for (const name of MIXIN_NAMES) expect(readdirSync(join(place, `Only${name}`, 'test'))).toEqual(['index.test.ts'])
  expect(Number(/tests (\d+)/.exec(tests)?.[1])).toBeGreaterThanOrEqual(MIXIN_NAMES.length)
}, 120_000)

test('a linked folder is loaded from its source, and a change is there after a reload (C08)', async () => {
  await create('--default')
  const project = join(folder.path, 'MyCustomPlugin')
  await using station = await createTestStation()
  await station.json('POST', '/api/station/plugins/link/', { folder: project })
  await turnOn(station.station, 'my-custom-plugin')
  const greeting = async () =>
    (await station.json<{ value: string }>('GET', '/api/plugins/my-custom-plugin/settings/GREETING/')).value
  const before = await greeting()
  const source = join(project, 'src', 'index.ts')
  writeFileSync(source, readFileSync(source, 'utf8').replace("default: 'Hello'", "default: 'Good morning'"))
  await station.json('POST', '/api/station/plugins/my-custom-plugin/reload/', {})
  expect([before, await greeting()]).toEqual(['Hello', 'Good morning'])
}, 60_000)

test('the published packages bring JavaScript and declarations, and no sources', () => {
  const sdk = join(folder.path, 'package')
  expect(
    ['index.js', 'index.d.ts', 'index.ts', 'LICENSE', 'tsconfig.json'].map((name) => existsSync(join(sdk, name))),
  ).toEqual([true, true, false, true, false])
  const { exports: doors } = JSON.parse(readFileSync(join(sdk, 'package.json'), 'utf8')) as { exports: object }
  expect(Object.keys(doors)).toEqual(['.', './mixins', './machine', './settings', './testing', './ui'])
})

const VIRTUAL = `
import { fakeLine, virtualPrinter } from '@scanbench/plugin/testing'
const printer = virtualPrinter('zpl')
const { length } = await fakeLine(printer).ask(new TextEncoder().encode('^XA^FDA^FS^XZ~HS'))
process.stdout.write(JSON.stringify([printer.labels.length, length > 0]))
`

test('the published package brings the printers without hardware that tests of drivers use', async () => {
  const project = join(folder.path, 'MyCustomPlugin')
  writeFileSync(join(project, 'virtual.mjs'), VIRTUAL)
  const { stdout } = await execute(process.execPath, ['virtual.mjs'], { cwd: project })
  expect(JSON.parse(stdout)).toEqual([1, true])
})

test('the creator is published as a program that runs on plain JavaScript', async () => {
  const tarball = packPackage(join(ROOT, 'plugins', 'create'), join(folder.path, 'creator'))
  await registry.publish(tarball)
  const place = join(folder.path, 'created')
  await npm(
    folder.path,
    'exec',
    '--yes',
    '--package',
    'create-scanbench-plugin',
    '--',
    'create-scanbench-plugin',
    '--default',
    '--output',
    place,
  )
  expect(existsSync(join(place, 'MyCustomPlugin', 'src', 'index.ts'))).toBe(true)
}, 60_000)

interface Lock {
  packages: Record<string, { resolved?: string }>
}

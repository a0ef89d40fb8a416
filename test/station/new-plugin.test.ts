import { execFile } from 'node:child_process'
import { existsSync, mkdtempDisposableSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../build/scripts/folders.ts'
import { packPackage } from '../../build/scripts/pack-package.ts'
import { STATION } from '../../main/users/actor.ts'
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
beforeAll(async () => {
  registry = await startPackageRegistry()
  await registry.publish(packPackage(join(ROOT, 'plugins', 'sdk'), folder.path))
  for (const name of DEPENDENCIES) await registry.publish(await pack(join(ROOT, 'node_modules', name), folder.path))
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
  await run({ argv, env, input: Readable.from([]), output, version: '1.0.0', sdk: '^1.0.0' })
}

const call = (station: TestStation, path: string): Promise<Response> =>
  station.station.fetch(new Request(`http://127.0.0.1${path}`), { actor: STATION })

/** Install, style, types, tests, build, and the front end with the libraries that we have ourselves. */
async function buildAll(project: string): Promise<string> {
  await npm(project, 'install', '--no-audit', '--no-fund')
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

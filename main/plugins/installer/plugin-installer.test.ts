import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempDisposableSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPackageRegistry, type PackageRegistry } from '../../../test/support/package-registry.ts'
import { pack, writePackage, type PackageContents } from '../../../test/support/plugin-package.ts'
import { SILENT_LOG } from '../../../test/support/silent-log.ts'
import type { PluginRecord } from '../../records/plugin-records.ts'
import { findInstalled } from '../discovery/find-code.ts'
import type { FoundPlugin } from '../life/opened-plugin.ts'
import { createInstaller } from './create-installer.ts'
import { parseReference } from './package-reference.ts'
import type { InstallerRegistry } from './package-exchange.ts'

let registry: PackageRegistry
beforeAll(async () => {
  registry = await startPackageRegistry()
}, 60_000)
afterAll(() => registry[Symbol.asyncDispose]())

interface Choices {
  isAllowed?: boolean
  /** Slugs that are on. */
  on?: string[]
  found?: Partial<FoundPlugin>
  reload?: () => Promise<void>
}

/** An installer over a data folder of its own; what is found is what lies there. */
function bench({ isAllowed = true, on = [], found, reload = async () => {} }: Choices = {}) {
  const temporary = mkdtempDisposableSync(join(tmpdir(), 'scanbench-install-'))
  const folder = join(temporary.path, 'data')
  const modules = join(folder, 'plugins', 'node_modules')
  const reloads: string[] = []
  const list = async () => {
    const { code } = await findInstalled(modules)
    return code.map(({ slug, packageName }) => record(slug, packageName, on.includes(slug)))
  }
  const records: InstallerRegistry = {
    list,
    record: async (slug) => (await list()).find(({ key }) => key === slug)!,
    found: (slug) => (found?.slug === slug ? (found as FoundPlugin) : null),
    collect: async () => {},
    reloadOne: async (slug) => {
      reloads.push(slug)
      await reload()
    },
    remove: async () => {},
  }
  const lines: string[] = []
  const source = { address: registry.address, token: registry.token }
  const clock = { now: new Date('2026-03-01T12:00:00Z') }
  const { installer, versions } = createInstaller({
    dataFolder: folder,
    choice: { isAllowed, requirementsFile: join(temporary.path, 'plugins.txt') },
    registry: records,
    source: async () => source,
    isAskedUnbidden: async () => true,
    events: { publish: ({ data }) => void lines.push(data.line) },
    log: SILENT_LOG,
    clock: () => clock.now,
  })
  let counter = 0
  return {
    installer,
    versions,
    /** What is known when the registries have answered. */
    async known() {
      const isAsking = async () => (await versions.list({ anew: false })).some((one) => one.is_asking)
      await expect.poll(isAsking, { timeout: 30_000 }).toBe(false)
      return versions.list({ anew: false })
    },
    clock,
    source,
    lines,
    reloads,
    modules,
    path: (name: string) => join(temporary.path, name),
    write: (contents: PackageContents) => writePackage(join(temporary.path, `source-${(counter += 1)}`), contents),
    pack: async (contents: PackageContents) =>
      pack(await writePackage(join(temporary.path, `source-${(counter += 1)}`), contents), temporary.path),
    install: (reference: string) => installer.install(parseReference(reference)),
    requirements: () => readFileSync(join(temporary.path, 'plugins.txt'), 'utf8').replace(/^#.*\n/gm, ''),
    leftovers: () => readdirSync(join(folder, 'plugins')).filter((name) => /^\.(?!cache)/.test(name)),
    async [Symbol.asyncDispose]() {
      await installer[Symbol.asyncDispose]()
      await versions[Symbol.asyncDispose]()
      temporary.remove()
    },
  }
}

const record = (slug: string, packageName: string | null, active: boolean): PluginRecord =>
  ({
    key: slug,
    package_name: packageName,
    active,
    state: active ? 'active' : 'inactive',
    is_package: true,
    origin: 'package',
    is_installed: true,
    is_mandatory: false,
    is_sample: false,
    is_builtin: false,
    folder: null,
  }) as PluginRecord

const versionIn = (modules: string, name: string): string =>
  (JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as { version: string }).version

test('a package of a private registry comes with what it needs, in the newest version of the range (A12)', async () => {
  await using at = bench()
  await registry.publish(await at.pack({ name: 'reg-words', plugin: null }))
  for (const version of ['1.0.0', '1.1.0', '2.0.0'])
    await registry.publish(await at.pack({ name: '@acme/reg-hello', version, dependencies: { 'reg-words': '^1' } }))
  await at.installer.start()
  const done = await at.install('@acme/reg-hello@^1')
  expect({
    done,
    nested: existsSync(join(at.modules, '@acme', 'reg-hello', 'node_modules', 'reg-words', 'index.js')),
    lines: at.lines,
    text: at.requirements(),
    leftovers: at.leftovers(),
  }).toEqual({
    done: { name: '@acme/reg-hello', version: '1.1.0', plugins: ['reg-hello'], waiting: [], output: at.lines },
    nested: true,
    lines: [
      'Fetching @acme/reg-hello@^1',
      'Unpacking @acme/reg-hello 1.1.0 and what it needs',
      'Loading reg-hello',
      'Installed @acme/reg-hello 1.1.0 with reg-hello',
    ],
    text: '@acme/reg-hello@^1\n',
    leftovers: [],
  })
  await at.install('@acme/reg-hello@^2')
  expect([versionIn(at.modules, '@acme/reg-hello'), at.requirements()]).toEqual(['2.0.0', '@acme/reg-hello@^2\n'])
})

test('an update takes the newest version of what was asked for', async () => {
  await using at = bench()
  await registry.publish(await at.pack({ name: 'upd', version: '1.0.0' }))
  await at.install('upd@^1')
  await registry.publish(await at.pack({ name: 'upd', version: '1.0.1' }))
  expect(await at.installer.update(null)).toMatchObject([
    { requirement: 'upd@^1', problem: '', installed: { version: '1.0.1' } },
  ])
  await expect(at.installer.update('other')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a package nobody published is told in the words of the registry (A10)', async () => {
  await using at = bench()
  await expect(at.install('not-there-at-all')).rejects.toMatchObject({
    code: 'PLUGIN_INSTALL_FAILED',
    details: { non_field_errors: [expect.stringContaining('404 Not Found')] },
  })
})

test('a tarball, a folder and a git address install without a registry, and no script of them runs', async () => {
  await using at = bench()
  const scripts = Object.fromEntries(
    ['preinstall', 'install', 'postinstall', 'prepare', 'prepack'].map((name) => [name, `touch ${at.path('ran')}`]),
  )
  const tarball = await at.pack({ name: 'by-tarball', scripts })
  const folder = await at.write({ name: 'by-folder', scripts })
  const repository = await at.write({ name: 'by-git', scripts })
  const git = (...words: string[]) => execFileSync('git', words, { cwd: repository })
  git('init', '-q', '-b', 'main')
  git('add', '.')
  git('-c', 'user.name=T', '-c', 'user.email=t@example.com', 'commit', '-q', '-m', 'x')
  const done = [
    await at.install(tarball),
    await at.install(`file:${folder}`),
    await at.install(`git+file://${repository}#main`),
  ]
  expect({ names: done.map(({ name }) => name), ran: existsSync(at.path('ran')), text: at.requirements() }).toEqual({
    names: ['by-tarball', 'by-folder', 'by-git'],
    ran: false,
    text: `by-tarball@file:${tarball}\nby-folder@file:${folder}\nby-git@git+file://${repository}#main\n`,
  })
})

test('plugins.txt is installed as a whole: what is there stays, and a faulty line harms no other (A12)', async () => {
  await using at = bench()
  const [one, two] = [await at.pack({ name: 'line-one' }), await at.pack({ name: 'line-two' })]
  await at.install(one)
  writeFileSync(at.path('plugins.txt'), `# ours\nline-one@file:${one}\nnot;good\n${two}\n`)
  const results = await at.installer.installRequirements()
  expect(results.map(({ installed, problem }) => installed?.name ?? problem)).toEqual([
    '',
    '"not;good" contains a character that no reference has.',
    'line-two',
  ])
  expect(readFileSync(at.path('plugins.txt'), 'utf8')).toContain('# ours\n')
})

const BAD: [string, Partial<PackageContents>, RegExp][] = [
  ['is no plugin', { plugin: null }, /has no block "scanbench"/],
  ['has a faulty manifest', { plugin: { apiVersion: 7 } }, /apiVersion must be 1/],
  ['lacks its module', { plugin: { entry: 'lib/none.js' } }, /no module lib\/none\.js/],
  [
    'ships TypeScript',
    { plugin: { entry: 'index.ts' }, files: { 'index.ts': 'export default class {}' } },
    /ships TypeScript/,
  ],
  ['has the slug of another plugin', { plugin: { slug: 'taken' } }, /has that slug/],
  ['depends on an address', { dependencies: { x: 'https://127.0.0.1:1/x.tgz' } }, /depends on a package at an address/],
  [
    'depends on a git repository',
    { dependencies: { x: 'git+https://127.0.0.1:1/x' } },
    /depends on a package in a git/,
  ],
  ['depends on what nobody has', { dependencies: { 'nobody-has-this': '1' } }, /404/],
]
test.each(BAD)('a package that %s leaves everything as it was', async (_what, contents, message) => {
  await using at = bench({ found: { slug: 'taken', origin: 'builtin', packageName: null } })
  await at.install(await at.pack({ name: 'good' }))
  const before = [readdirSync(at.modules), at.requirements(), [...at.installer.installed()]]
  const failure = await at
    .install(await at.pack({ name: 'good', version: '2.0.0', ...contents }))
    .catch((error) => error)
  expect(String(failure)).toMatch(message)
  expect([readdirSync(at.modules), at.requirements(), [...at.installer.installed()]]).toEqual(before)
  expect([versionIn(at.modules, 'good'), at.leftovers()]).toEqual(['1.0.0', []])
})

test('a plugin that is on goes on with the new version, or with the one before when that does not start', async () => {
  let isFaulty = false
  await using at = bench({
    on: ['living'],
    reload: async () => {
      if (isFaulty && versionIn(at.modules, 'living') === '3.0.0') throw new Error('it breaks')
    },
  })
  await at.install(await at.pack({ name: 'living' }))
  await at.install(await at.pack({ name: 'living', version: '2.0.0' }))
  isFaulty = true
  const third = await at.pack({ name: 'living', version: '3.0.0' })
  await expect(at.install(third)).rejects.toThrow(
    'The new version does not start, so the one before came back: it breaks',
  )
  expect([versionIn(at.modules, 'living'), at.reloads, at.leftovers()]).toEqual([
    '2.0.0',
    ['living', 'living', 'living'],
    [],
  ])
})

test('what a crash cut off is put right at the next start', async () => {
  await using at = bench()
  await at.install(await at.pack({ name: '@acme/kept' }))
  const plugins = join(at.modules, '..')
  execFileSync('mv', [join(at.modules, '@acme', 'kept'), join(plugins, '.replaced-%40acme%2Fkept')])
  execFileSync('mkdir', [join(plugins, '.staging-x')])
  await at.installer.start()
  expect([versionIn(at.modules, '@acme/kept'), at.leftovers()]).toEqual(['1.0.0', []])
})

test('uninstalling removes the package and its line (A13)', async () => {
  await using at = bench()
  await at.install(await at.pack({ name: 'leaving' }))
  await at.install(await at.pack({ name: 'staying' }))
  await at.installer.uninstall('leaving', { deleteConfig: true })
  expect([readdirSync(at.modules), [...at.installer.installed().keys()]]).toEqual([['staying'], ['staying']])
  expect(at.requirements()).toMatch(/^staying@file:.*\n$/)
})

test('where the configuration forbids it nothing is installed (A09)', async () => {
  await using at = bench({ isAllowed: false })
  await expect(at.install('anything')).rejects.toMatchObject({
    details: { non_field_errors: ['Plugin installation is disabled'] },
  })
})

test('a version that was replaced comes back without a registry, and plugins.txt asks for exactly that one', async () => {
  await using at = bench({ on: ['turning'] })
  await registry.publish(await at.pack({ name: 'turning', version: '1.0.0' }))
  await at.install('turning@^1')
  await registry.publish(await at.pack({ name: 'turning', version: '1.1.0' }))
  await at.installer.update('turning')
  const older = async () =>
    (await at.versions.list({ anew: false })).map((one) => one.older.map(({ version }) => version))
  const kept = await older()
  const back = await at.installer.goBack('turning', '1.0.0')
  expect({ kept, back: back.version, there: versionIn(at.modules, 'turning'), text: at.requirements() }).toEqual({
    kept: [['1.0.0']],
    back: '1.0.0',
    there: '1.0.0',
    text: 'turning@1.0.0\n',
  })
  expect([await older(), at.reloads.length]).toEqual([[['1.1.0']], 2])
})

test('an older version is kept for thirty days', async () => {
  await using at = bench()
  await at.install(await at.pack({ name: 'fading' }))
  await at.install(await at.pack({ name: 'fading', version: '2.0.0' }))
  at.clock.now = new Date('2026-03-31T11:59:00Z')
  const [before] = await at.versions.list({ anew: false })
  at.clock.now = new Date('2026-03-31T12:00:00Z')
  const [after] = await at.versions.list({ anew: false })
  await at.installer.start()
  expect([before?.older, after?.older, readdirSync(join(at.modules, '..', 'older'))]).toEqual([
    [{ version: '1.0.0', kept_until: '2026-03-31T12:00:00.000Z' }],
    [],
    ['older.json'],
  ])
  await expect(at.installer.goBack('fading', '1.0.0')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('uninstalling takes the older versions along', async () => {
  await using at = bench()
  await at.install(await at.pack({ name: 'whole' }))
  await at.install(await at.pack({ name: 'whole', version: '2.0.0' }))
  await at.installer.uninstall('whole', { deleteConfig: true })
  expect(readdirSync(join(at.modules, '..', 'older'))).toEqual(['older.json'])
})

test('the registry tells what is newer: within what was asked for, and of all', async () => {
  await using at = bench()
  await registry.publish(await at.pack({ name: 'newer', version: '1.0.0' }))
  await at.install('newer@^1')
  await at.install(await at.pack({ name: 'by-hand' }))
  for (const version of ['1.2.0', '2.0.0']) await registry.publish(await at.pack({ name: 'newer', version }))
  expect(await at.known()).toMatchObject([
    {
      name: 'newer',
      version: '1.0.0',
      is_listed: true,
      update: '1.2.0',
      newest: '2.0.0',
      published: [{ version: '2.0.0' }, { version: '1.2.0' }, { version: '1.0.0' }],
      checked_at: '2026-03-01T12:00:00.000Z',
      problem: '',
    },
    { name: 'by-hand', is_listed: false, update: null, newest: null, published: [], checked_at: null },
  ])
})

test('an answer of the registry holds for an hour, unless somebody wants it anew', async () => {
  await using at = bench()
  const newest = async (anew = false) => (anew ? await at.versions.list({ anew }) : await at.known())[0]?.newest
  await registry.publish(await at.pack({ name: 'hourly', version: '1.0.0' }))
  await at.install('hourly')
  const seen = [await newest()]
  await registry.publish(await at.pack({ name: 'hourly', version: '1.1.0' }))
  seen.push(await newest(), await newest(true))
  await registry.publish(await at.pack({ name: 'hourly', version: '1.2.0' }))
  at.clock.now = new Date('2026-03-01T13:00:00Z')
  seen.push(await newest())
  expect(seen).toEqual([null, null, '1.1.0', '1.2.0'])
})

test('a registry that does not answer is said, and what is known of older versions stays', async () => {
  await using at = bench()
  await registry.publish(await at.pack({ name: 'unheard', version: '1.0.0' }))
  await at.install('unheard')
  at.source.address = 'http://127.0.0.1:9/'
  expect(await at.versions.list({ anew: true })).toMatchObject([
    { name: 'unheard', newest: null, problem: expect.stringContaining('does not answer') },
  ])
})

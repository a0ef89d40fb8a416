import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { isolate } from '../../../test/support/isolated.ts'

const PATIENT = { timeout: 15_000 }

/** A plugin whose `run()` evaluates text: whatever an author could write. */
const ANYTHING = `
import { Plugin, registry } from '@scanbench/plugin'
import * as sdk from '@scanbench/plugin'
import { ActionMixin } from '@scanbench/plugin/mixins'
const AsyncFunction = (async () => {}).constructor as any
export default class Anything extends Plugin.with(ActionMixin) {
  NAME = 'Anything'
  async run(code: string) { return new AsyncFunction('plugin', 'registry', 'sdk', 'builtin', code)(this, registry, sdk, (name: string) => process.getBuiltinModule(name)) }
}`

test('what the manifest does not name is refused by the process itself', async () => {
  await using run = await isolate(ANYTHING)
  const outcome = async (code: string) =>
    run.call('run', code).then(
      (value) => value,
      (error: Error) => error.message.split(/[.:]/)[0],
    )
  const restricted = 'Access to this API has been restricted'
  expect({
    readsOutside: await outcome(`return builtin('fs').readFileSync('/etc/hostname', 'utf8')`),
    readsUpwards: await outcome(
      `return builtin('fs').readFileSync(process.argv[1] + '/../../../../package-lock.json')`,
    ),
    readsEnvironment: await outcome(`return builtin('fs').readFileSync('/proc/' + process.ppid + '/environ', 'utf8')`),
    writesOutside: await outcome(`builtin('fs').writeFileSync('/scanbench-escape', 'x')`),
    linksOutside: await outcome(`builtin('fs').symlinkSync('/etc', process.env.SCANBENCH_PLUGIN_DATA + '/etc')`),
    starts: await outcome(`return builtin('child_process').execSync('id').toString()`),
    threads: await outcome(`new (builtin('worker_threads').Worker)('1', { eval: true })`),
    native: await outcome(`process.dlopen({ exports: {} }, '/lib/x.node')`),
    bindings: await outcome(`return process.binding('fs')`),
    kills: await outcome(`process.kill(process.ppid, 'SIGKILL')`),
    slows: await outcome(`builtin('os').setPriority(process.ppid, 19)`),
  }).toEqual({
    readsOutside: restricted,
    readsUpwards: restricted,
    readsEnvironment: restricted,
    writesOutside: restricted,
    linksOutside: expect.stringMatching(/restricted|fs/),
    starts: restricted,
    threads: restricted,
    native: expect.stringMatching(/restricted|addons/i),
    bindings: 'process',
    kills: 'This plugin may not touch other processes',
    slows: 'This plugin may not touch other processes',
  })
})

test('a plugin writes to its own data folder, and is told where that is', async () => {
  await using run = await isolate(ANYTHING)
  await run.call('run', `builtin('fs').writeFileSync(process.env.SCANBENCH_PLUGIN_DATA + '/note.txt', 'kept')`)
  const folder = String(await run.call('run', 'return process.env.SCANBENCH_PLUGIN_DATA'))
  expect(await readFile(join(folder, 'note.txt'), 'utf8')).toBe('kept')
})

test('with the permission it may', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-outside-'))
  await writeFile(join(folder, 'x.txt'), 'outside')
  try {
    await using run = await isolate(ANYTHING, { permissions: ['files', 'processes'] })
    expect([
      await run.call('run', `return builtin('fs').readFileSync(${JSON.stringify(join(folder, 'x.txt'))}, 'utf8')`),
      await run.call(
        'run',
        `return builtin('child_process').execFileSync(process.execPath, ['-p', '6*7'], { encoding: 'utf8' })`,
      ),
    ]).toEqual(['outside', '42\n'])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('the network is declared and not enforced: this is what Node can do today', async () => {
  const server = createServer((_request, response) => response.end('reached'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await using run = await isolate(ANYTHING)
    const { port } = server.address() as AddressInfo
    expect(await run.call('run', `return (await fetch('http://127.0.0.1:${port}/')).text()`)).toBe('reached')
  } finally {
    server.close()
  }
})

test('its environment has neither our secrets nor our settings', async () => {
  process.env['SCANBENCH_PASSWORD'] = 'secret'
  process.env['HARMLESS'] = 'harmless'
  await using run = await isolate(ANYTHING)
  delete process.env['SCANBENCH_PASSWORD']
  delete process.env['HARMLESS']
  const names = await run.call('run', 'return Object.keys(process.env)')
  expect(names).not.toContain('SCANBENCH_PASSWORD')
  expect(names).not.toContain('HARMLESS')
  expect(names).toContain('SCANBENCH_PLUGIN_DATA')
})

test('another plugin is called only by a plugin that may, and only what its author wrote', async () => {
  const calls = await isolate(ANYTHING)
  await using _calls = calls
  const others = { get: () => calls.plugin, withMixin: () => [calls.plugin] }
  await using denied = await isolate(ANYTHING, { others })
  await using allowed = await isolate(ANYTHING, { others, permissions: ['plugins:call'] })
  const code = `const [other] = await registry.withMixin({ KEY: 'action' }); return [other.NAME, await other.run('return 6 * 7')]`
  await expect(denied.call('run', code)).rejects.toMatchObject({ code: 'PLUGIN_DENIED' })
  expect(await allowed.call('run', code)).toEqual(['Anything', 42])
})

test('answers that are no plain data are refused, and pollute nothing', async () => {
  await using run = await isolate(ANYTHING)
  const evil = `return JSON.parse('{"__proto__":{"polluted":1},"a":{"constructor":{"prototype":{"polluted":1}}}}')`
  expect(await run.call('run', evil)).toEqual({ a: { constructor: { prototype: { polluted: 1 } } } })
  expect({}).not.toHaveProperty('polluted')
  await expect(run.call('run', 'return () => 1')).rejects.toThrow(/could not be cloned/)
  await expect(run.call('run', 'const a = {}; a.a = a; return a')).rejects.toMatchObject({ code: 'MIXIN_INVALID' })
  await expect(run.call('run', 'return new Array(4e9)')).rejects.toMatchObject({ code: 'MIXIN_INVALID' })
})

test('an answer that is too large is an error of that call, and the plugin goes on', async () => {
  await using run = await isolate(ANYTHING)
  await expect(run.call('run', 'return Buffer.alloc(20e6)')).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  expect(await run.call('run', 'return 1')).toBe(1)
  expect(run.crashes).toEqual([])
})

test.each([
  ['bytes that are no frame', `builtin('fs').writeSync(3, 'x'.repeat(100))`],
  ['a frame that claims four gigabytes', `builtin('fs').writeSync(3, Buffer.from([255, 255, 255, 255]))`],
  [
    'a frame that is no message',
    `const b = builtin('v8').serialize(null); const h = Buffer.alloc(4); h.writeUInt32LE(b.length); builtin('fs').writeSync(3, Buffer.concat([h, b]))`,
  ],
])('%s past the program end this process, and no other', async (_what, code) => {
  await using run = await isolate(ANYTHING)
  await expect(run.call('run', `${code}; return new Promise(() => {})`)).rejects.toMatchObject({
    code: 'PLUGIN_CRASHED',
  })
  await vi.waitFor(async () => expect(await run.call('run', 'return 1')).toBe(1), PATIENT)
})

test('requests that make no sense are answered with an error', async () => {
  await using run = await isolate(ANYTHING)
  const asked = (code: string) => run.call('run', `return ${code}.then(() => 'done', (error) => error.code)`)
  expect([
    await asked(`plugin.station.get('//evil.example/x')`),
    await asked(`plugin.station.get('api/part/')`),
    await asked(`plugin.station.get({})`),
    await asked(`registry.getPlugin(7)`),
  ]).toEqual(['MIXIN_INVALID', 'MIXIN_INVALID', 'MIXIN_INVALID', 'MIXIN_INVALID'])
  expect(run.asked).toEqual([])
})

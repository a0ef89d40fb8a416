import { mkdtempDisposableSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pack, writePackage } from '../../../test/support/plugin-package.ts'
import { createStation, type Station } from '../../station.ts'
import { STATION } from '../../users/actor.ts'
import { hostStation } from '../host-station.ts'
import { configurationOf } from '../run-in-node.ts'
import { runCommand } from './run-command.ts'

function terminal(data: string) {
  return async (...words: string[]) => {
    const texts: string[] = []
    const print = (text: string) => void texts.push(text)
    const argv = ['plugins', ...words, '--data', data]
    const exitCode = await runCommand({ argv, nodePath: process.execPath, print, printError: print })
    return { exitCode, text: texts.join('\n') }
  }
}

const temporaryFolder = () => mkdtempDisposableSync(join(tmpdir(), 'scanbench-command-'))

async function packed(folder: string, version = '1.0.0'): Promise<string> {
  return pack(await writePackage(join(folder, version), { name: 'greeter', version }), folder)
}

/** The line of one plugin in the list. */
const lineOf = (text: string, plugin: string) => text.split('\n').find((line) => line.startsWith(`${plugin} `))

test('where no station runs the command works on the data folder and runs no plugin', async () => {
  using folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const run = terminal(data)
  const tarball = await packed(folder.path)
  const installed = await run('install', tarball)
  const before = await run('list')
  const enabled = await run('enable', 'greeter')
  const after = await run('list')
  expect({
    installed: installed.text.split('\n').slice(-2),
    before: lineOf(before.text, 'greeter'),
    enabled,
    after: lineOf(after.text, 'greeter'),
    text: readFileSync(join(data, 'plugins.txt'), 'utf8').split('\n').at(-2),
  }).toEqual({
    installed: [
      'Installed greeter 1.0.0 with greeter',
      'A new plugin is off. To turn it on: scanbench plugins enable greeter',
    ],
    before: expect.stringMatching(/^greeter +1\.0\.0 +off +package$/),
    enabled: { exitCode: 0, text: 'greeter is on.' },
    after: expect.stringMatching(/^greeter +1\.0\.0 +on +package$/),
    text: `greeter@file:${tarball}`,
  })
  expect([
    await run('uninstall', 'greeter'),
    await run('disable', 'greeter'),
    await run('uninstall', 'greeter'),
  ]).toEqual([
    { exitCode: 1, text: 'Plugin cannot be uninstalled as it is currently active: turn it off first' },
    { exitCode: 0, text: 'greeter is off.' },
    { exitCode: 0, text: 'greeter is uninstalled.' },
  ])
})

test('where no station runs not even a plugin that is on is started by the command', async () => {
  using folder = temporaryFolder()
  const run = terminal(join(folder.path, 'data'))
  const files = { 'index.js': "throw new Error('it was started')" }
  await run('link', await writePackage(join(folder.path, 'source'), { name: 'greeter', files }))
  const enabled = await run('enable', 'greeter')
  const { text } = await run('list')
  expect([enabled, text.includes('it was started')]).toEqual([{ exitCode: 0, text: 'greeter is on.' }, false])
})

test('where a station runs the command asks it', async () => {
  using folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const run = terminal(data)
  await run('list')
  const configuration = configurationOf({ argv: ['--data', data, '--headless'], defaults: {} })
  await using hosted = await hostStation({ configuration, createStation, nodePath: process.execPath, isServed: true })
  await run('install', await packed(folder.path))
  const enabled = await run('enable', 'greeter')
  const [status, result] = await ask(hosted.station.fetch)
  expect([enabled, status, result]).toEqual([{ exitCode: 0, text: 'greeter is on.' }, 200, '1.0.0'])
})

test('what a plugin may do is printed before it is turned on, and accepted by a flag of its own', async () => {
  using folder = temporaryFolder()
  const run = terminal(join(folder.path, 'data'))
  const source = await writePackage(join(folder.path, 'source'), {
    name: 'greeter',
    plugin: { permissions: ['stock:read', 'network'] },
  })
  await run('link', source)
  const may = `greeter may, when it is on:
  see parts, stock and locations (stock:read)
  reach other computers (network; declared, not enforced)`
  expect([
    await run('enable', 'greeter'),
    lineOf((await run('list')).text, 'greeter'),
    await run('enable', 'greeter', '--accept'),
    await run('disable', 'greeter'),
    await run('enable', 'greeter'),
  ]).toEqual([
    {
      exitCode: 1,
      text: `${may}\nIt is off. To accept this and turn it on: scanbench plugins enable greeter --accept`,
    },
    expect.stringMatching(/^greeter +1\.0\.0 +off /),
    { exitCode: 0, text: `${may}\ngreeter is on.` },
    { exitCode: 0, text: 'greeter is off.' },
    { exitCode: 0, text: 'greeter is on.' },
  ])
})

test('a folder is linked with its source and let go', async () => {
  using folder = temporaryFolder()
  const run = terminal(join(folder.path, 'data'))
  const source = await writePackage(join(folder.path, 'source'), { name: 'greeter' })
  expect([
    await run('link', source),
    lineOf((await run('list')).text, 'greeter'),
    await run('unlink', 'greeter'),
  ]).toEqual([
    { exitCode: 0, text: `Linked greeter from ${source}.` },
    expect.stringMatching(/ linked$/),
    { exitCode: 0, text: 'greeter is no longer linked.' },
  ])
})

test('plugins.txt is installed by one command, and what cannot be is told at the end', async () => {
  using folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const run = terminal(data)
  expect(await run('install')).toEqual({ exitCode: 0, text: 'There is nothing to install.' })
  await run('install', await packed(folder.path))
  expect(await run('install')).toMatchObject({ exitCode: 0, text: expect.stringMatching(/: is there already$/) })
  expect(await run('update')).toMatchObject({ exitCode: 0, text: expect.stringMatching(/: 1\.0\.0$/) })
})

test('a version that was here before is named, and one command goes back to it', async () => {
  using folder = temporaryFolder()
  const run = terminal(join(folder.path, 'data'))
  await run('install', await packed(folder.path))
  const second = await packed(folder.path, '2.0.0')
  await run('enable', 'greeter')
  const update = await run('install', second)
  const before = await run('versions', 'greeter')
  const back = await run('back', 'greeter')
  const after = await run('versions')
  expect({
    update: update.text.split('\n').at(-1),
    before: before.text.split('\n').find((line) => line.startsWith('1.0.0')),
    back: [back.exitCode, back.text.split('\n').at(-1), lineOf((await run('list')).text, 'greeter')],
    after: lineOf(after.text, 'greeter'),
  }).toEqual({
    update: 'Installed greeter 2.0.0 with greeter',
    before: expect.stringMatching(/^1\.0\.0 +- +kept until 20\d\d-\d\d-\d\d: scanbench plugins back greeter 1\.0\.0$/),
    back: [0, 'Installed greeter 1.0.0 with greeter', expect.stringMatching(/^greeter +1\.0\.0 +on /)],
    after: expect.stringMatching(/^greeter +1\.0\.0 +- +- +2\.0\.0$/),
  })
})

test('a version that is not kept is no way back', async () => {
  using folder = temporaryFolder()
  const run = terminal(join(folder.path, 'data'))
  expect([await run('versions'), await run('back', 'greeter'), await run('versions', 'greeter')]).toEqual([
    { exitCode: 0, text: 'No package was installed here.' },
    { exitCode: 1, text: 'No version of greeter that was here before is kept.' },
    { exitCode: 1, text: 'No package "greeter" was installed here. There is: none.' },
  ])
  expect(await run('back', 'greeter', '1.0.0')).toEqual({
    exitCode: 1,
    text: 'Version 1.0.0 of greeter is not kept any more.',
  })
})

test.each([
  [['frobnicate'], /^"frobnicate" is not known\./],
  [['uninstall'], /^Use it as: scanbench plugins uninstall <plugin>$/],
  [['install', 'a;b'], /contains a character that no reference has/],
  [['list', '--unknown'], /unknown/],
])('%j ends with one sentence and exit code 1', async (words, sentence) => {
  using folder = temporaryFolder()
  const { exitCode, text } = await terminal(join(folder.path, 'data'))(...words)
  expect({ exitCode, text }).toEqual({ exitCode: 1, text: expect.stringMatching(sentence) })
})

async function ask(fetch: Station['fetch']) {
  const request = new Request('http://127.0.0.1/api/action/', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'hello' }),
  })
  const response = await fetch(request, { actor: STATION })
  return [response.status, ((await response.json()) as { info: unknown }).info]
}

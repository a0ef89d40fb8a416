import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempDisposableSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import SqliteFile from 'better-sqlite3'
import { expect, test } from 'vitest'

const PROGRAM = fileURLToPath(new URL('../../main/node.ts', import.meta.url))
const temporaryFolder = () => mkdtempDisposableSync(join(tmpdir(), 'scanbench-refusal-'))

/** A start that must end by itself: exit code and what it said. */
async function start(...argv: string[]) {
  const child = spawn(process.execPath, [PROGRAM, '--headless', ...argv], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [[code], said] = await Promise.all([once(child, 'exit'), text(child.stderr), text(child.stdout)])
  return { code: code as number, said: said.trim(), sentences: said.trim().split('\n').length }
}

test('a configuration file that is no JSON is named, and nothing is started', async () => {
  using folder = temporaryFolder()
  writeFileSync(join(folder.path, 'scanbench.json'), '{ "port": 80')
  const { code, said } = await start('--data', folder.path)
  expect({ code, names: said.includes(join(folder.path, 'scanbench.json')) }).toEqual({ code: 1, names: true })
})

test('an option that does not exist is named', async () => {
  using folder = temporaryFolder()
  const { code, said, sentences } = await start('--data', folder.path, '--colour', 'red')
  expect({ code, sentences, names: said.includes('--colour') }).toEqual({ code: 1, sentences: 1, names: true })
})

test('a data folder that cannot be made is named', async () => {
  using folder = temporaryFolder()
  writeFileSync(join(folder.path, 'file'), '')
  const data = join(folder.path, 'file', 'data')
  const { code, said, sentences } = await start('--data', data)
  expect({ code, sentences, names: said.includes(data) }).toEqual({ code: 1, sentences: 1, names: true })
})

test('a damaged database is left as it is, and the sentence says how to go back', async () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'scanbench.sqlite')
  writeFileSync(file, 'this is not a database, it is a letter to the warehouse'.repeat(100))
  const before = readFileSync(file)
  const { code, said } = await start('--data', folder.path)
  expect({ code, names: said.includes(file), isUntouched: readFileSync(file).equals(before) }).toEqual({
    code: 1,
    names: true,
    isUntouched: true,
  })
})

test('a database of a newer version is left as it is', async () => {
  using folder = temporaryFolder()
  const file = join(folder.path, 'scanbench.sqlite')
  expect(await startAndStop(folder.path)).toBe(0)
  const database = new SqliteFile(file)
  database.pragma('user_version = 9999')
  database.pragma('journal_mode = DELETE')
  database.close()
  const before = readFileSync(file)
  const { code, said } = await start('--data', folder.path)
  expect({ code, isNewer: /newer/i.test(said), isUntouched: readFileSync(file).equals(before) }).toEqual({
    code: 1,
    isNewer: true,
    isUntouched: true,
  })
})

test('a station that was killed in its first run starts again', async () => {
  using folder = temporaryFolder()
  const child = spawn(process.execPath, [PROGRAM, '--headless', '--data', folder.path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const piece of child.stdout) if (String(piece).includes('http://')) break
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(await startAndStop(folder.path)).toBe(0)
})

async function startAndStop(folder: string): Promise<number> {
  const child = spawn(process.execPath, [PROGRAM, '--headless', '--data', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = text(child.stderr)
  const exited = once(child, 'exit')
  for await (const piece of child.stdout) {
    if (!String(piece).includes('http://')) continue
    child.kill('SIGTERM')
  }
  const [code] = await exited
  if (code !== 0) throw new Error(await said)
  return code as number
}

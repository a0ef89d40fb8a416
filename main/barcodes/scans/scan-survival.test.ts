import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Plugin } from '@scanbench/plugin'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
import { expect, it } from 'vitest'
import { FREE_TURNS } from '../../../test/support/idle-desk.ts'
import { recordingLog } from '../../../test/support/recording-log.ts'
import type { Scan } from '../../records/scan-records.ts'
import { openDatabase } from '../../storage/sqlite-database.ts'
import { ScanPipeline } from './scan-pipeline.ts'
import { ScanResolver } from '../answers/scan-resolver.ts'

const PROGRAM = new URL('../../../test/support/hanging-scan.ts', import.meta.url).pathname

class Answers extends Plugin.with(BarcodeMixin) {
  NAME = 'Answers'
  async scan(barcode: string) {
    return barcode === 'INV-SI7' ? { stockitem: { pk: 7 } } : null
  }
}

/** Runs until its plugin hangs on the code, then kills it. Answers what it said. */
async function killWhileResolving(file: string, code: string): Promise<string[]> {
  const child = spawn(process.execPath, [PROGRAM, file, code], { stdio: ['ignore', 'pipe', 'inherit'] })
  const said: string[] = []
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      said.push(line)
      if (line === 'resolving') child.kill('SIGKILL')
    }
  } finally {
    child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return said
}

it('kill -9 between scan and action loses no scan: the next start resolves it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-survival-'))
  try {
    const file = join(folder, 'scanbench.sqlite')
    await startOnce(file)
    expect(await killWhileResolving(file, 'INV-SI7')).toEqual(['scan.captured', 'resolving'])
    expect(await resolveAll(file)).toMatchObject([
      { pk: 1, data: 'INV-SI7', state: 'matched', plugin: 'Answers', match: { model: 'stockitem', pk: 7 } },
    ])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

/** A station that has run before. */
async function startOnce(file: string): Promise<void> {
  await using _ = await openDatabase({ file, log: recordingLog() })
}

const keeping = async () => ({ isOn: true, count: 100 })

async function resolveAll(file: string): Promise<Scan[]> {
  const log = recordingLog()
  await using database = await openDatabase({ file, log })
  const resolver = new ScanResolver({
    plugins: { withMixin: () => [new Answers()], slugOf: () => null, presenceOf: () => null, noteError: () => {} },
    order: async () => [],
    objects: { exists: async () => true },
    log,
  })
  const events = { publish: () => {} }
  const services = {
    database,
    resolver,
    turns: FREE_TURNS,
    events,
    keeping,
    log,
    clock: () => new Date(),
    machineName: () => null,
    nameOf: async () => null,
  }
  await using pipeline = new ScanPipeline(services)
  const resolved = Promise.withResolvers<Scan>()
  using _ = pipeline.onResolved(resolved.resolve)
  await pipeline.start()
  return [await resolved.promise]
}

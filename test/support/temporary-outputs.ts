import { dirname, join } from 'node:path'
import type { Plugin } from '@scanbench/plugin'
import { Exports } from '../../main/exports/exports.ts'
import { OutputFiles } from '../../main/outputs/output-files.ts'
import { Outputs } from '../../main/outputs/outputs.ts'
import type { Database } from '../../main/storage/database.ts'
import { activePlugins } from './active-plugins.ts'
import { SILENT_LOG } from './silent-log.ts'

const clock = () => new Date('2026-11-21T10:00:00Z')

/** Outputs beside a temporary database; their files go with it. */
export function temporaryOutputs(database: Database, now: () => Date = clock): Outputs {
  const files = new OutputFiles({ folder: join(dirname(database.file), 'media') })
  return new Outputs({ database, files, jobs: async () => [], clock: now, log: SILENT_LOG })
}

export function temporaryExports(database: Database, ...plugins: Plugin[]) {
  const outputs = temporaryOutputs(database)
  const active = activePlugins(...plugins)
  const exports = new Exports({
    outputs,
    plugins: active,
    actingUser: async () => null,
    clock,
    answerWithinMs: 20_000,
  })
  return { outputs, exports, noted: active.noted }
}

/**
 * A program for tests: captures one scan, says so on its output, and hangs in the plugin that should resolve it.
 * Arguments: the database file, the code.
 */
import { FREE_TURNS } from './idle-desk.ts'
import { Plugin } from '@scanbench/plugin'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
import { PLAIN_PROFILE } from '../../drivers/protocols/scan-cleaning.ts'
import { ScanPipeline } from '../../main/barcodes/scans/scan-pipeline.ts'
import { ScanResolver } from '../../main/barcodes/answers/scan-resolver.ts'
import { openDatabase } from '../../main/storage/sqlite-database.ts'
import { recordingLog } from './recording-log.ts'

const [file = '', code = ''] = process.argv.slice(2)

class Hanging extends Plugin.with(BarcodeMixin) {
  NAME = 'Hanging'
  scan() {
    process.stdout.write('resolving\n')
    return new Promise<null>(() => {})
  }
}

const log = recordingLog()
const resolver = new ScanResolver({
  plugins: { withMixin: () => [new Hanging()], slugOf: () => null, presenceOf: () => null, noteError: () => {} },
  order: async () => [],
  objects: { exists: async () => true },
  log,
})
const pipeline = new ScanPipeline({
  keeping: async () => ({ isOn: true, count: 100 }),
  database: await openDatabase({ file, log }),
  resolver,
  turns: FREE_TURNS,
  events: { publish: ({ type }) => void process.stdout.write(`${type}\n`) },
  log,
  clock: () => new Date(),
  machineName: () => null,
  nameOf: async () => null,
})
await pipeline.start()
const bytes = new TextEncoder().encode(code)
const device = { machine: 'm1', endpoint: 'machine', user: null, simulated: false, bounceMs: 0, profile: PLAIN_PROFILE }
await pipeline.capture({ bytes, at: Date.now(), ...device })

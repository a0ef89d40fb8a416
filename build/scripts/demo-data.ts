import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Logger } from '@scanbench/plugin'
import { prepareDataFolder } from '../../main/configuration/data-folder.ts'
import { defaultDataFolder } from '../../main/configuration/default-data-folder.ts'
import { acquireStationLock } from '../../main/configuration/station-lock.ts'
import { failureText } from '../../main/programs/failure-text.ts'
import { isEmptyWarehouse, writeDemoWarehouse } from '../../main/stock/demo/demo-warehouse.ts'
import { openDatabase } from '../../main/storage/sqlite-database.ts'

/** `npm run demo:data -- [--items 3000] [--data FOLDER] [--seed 1]`: fills an empty database for demonstrations and load tests. */
async function fill(): Promise<void> {
  const values = readFlags()
  const items = wholeNumber('--items', values.items)
  const seed = wholeNumber('--seed', values.seed)
  const folder = resolve(values.data ?? defaultDataFolder(process.platform, process.env))
  prepareDataFolder(folder)
  using _lock = acquireStationLock(folder)
  await using database = await openDatabase({ file: join(folder, 'scanbench.sqlite'), log: silent })
  if (!(await isEmptyWarehouse(database))) {
    throw new Refusal(
      `The database in ${folder} holds stock already: name an empty folder with --data. Nothing was changed.`,
    )
  }
  const started = performance.now()
  await writeDemoWarehouse(database, { items, seed, onProgress: (written) => tell(`${written} of ${items} items`) })
  tell(`${items} items written to ${folder} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

function readFlags() {
  try {
    return parseArgs({
      options: {
        items: { type: 'string', default: '3000' },
        data: { type: 'string' },
        seed: { type: 'string', default: '1' },
      },
    }).values
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error))
  }
}

/** What the caller did wrong, in one sentence. */
class Refusal extends Error {}

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {}, with: () => silent }

function wholeNumber(flag: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Refusal(`${flag} takes a whole number, not ${JSON.stringify(text)}.`)
  return Number(text)
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

try {
  await fill()
} catch (error) {
  tell(error instanceof Refusal ? error.message : failureText(error))
  process.exitCode = 1
}

import { join } from 'node:path'
import type { Logger, Plugin } from '@scanbench/plugin'
import { attachAppDatabase } from '@scanbench/plugin/host'
import { AppMixin } from '@scanbench/plugin/mixins'
import { createAppDatabase } from './app-database.ts'

interface Options {
  /** Of the station; each plugin has a folder of its own below `plugin-data`. */
  dataFolder: string
  nodePath: string
  log: Logger
}

/** Gives a plugin its tables before it is activated; they are closed, and kept, when it is turned off. */
export function pluginTables({ dataFolder, nodePath, log }: Options) {
  return async (plugin: Plugin, slug: string): Promise<void> => {
    if (!(plugin instanceof AppMixin)) return
    const folder = join(dataFolder, 'plugin-data', slug)
    const tables = await createAppDatabase({ folder, migrations: plugin.MIGRATIONS, slug, nodePath, log })
    attachAppDatabase(plugin, plugin.use(tables))
  }
}

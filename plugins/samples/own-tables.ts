import { AppError, Plugin } from '@scanbench/plugin'
import { AppMixin, UrlsMixin } from '@scanbench/plugin/mixins'
import type { AppMigration, PluginRequest, PluginResponse, PluginUrl } from '@scanbench/plugin/mixins'

interface Note {
  pk: number
  item: number
  text: string
}

/** Notes on stock items, in tables of its own, with its own addresses below `/plugin/own-tables/`. */
export default class OwnTables extends Plugin.with(AppMixin, UrlsMixin) {
  NAME = 'Own Tables'
  SLUG = 'own-tables'
  TITLE = 'Sample of own tables'
  DESCRIPTION = 'Keeps notes on stock items'
  AUTHOR = 'Scanbench contributors'
  VERSION = '1.0.0'

  MIGRATIONS: AppMigration[] = [
    { version: 1, sql: 'CREATE TABLE note (pk INTEGER PRIMARY KEY, item INTEGER NOT NULL, text TEXT NOT NULL) STRICT' },
    { version: 2, sql: 'CREATE INDEX note_by_item ON note(item)' },
  ]

  URLS: PluginUrl[] = [
    { path: 'items/{item}/notes/', func: 'list' },
    { path: 'items/{item}/notes/', func: 'add', methods: ['POST'] },
    { path: 'notes/{pk}/', func: 'remove', methods: ['DELETE'], rights: 'staff' },
  ]

  async list({ params }: PluginRequest): Promise<PluginResponse> {
    return { body: await this.notes(Number(params['item'])) }
  }

  async add({ params, body }: PluginRequest): Promise<PluginResponse> {
    const { text } = JSON.parse(new TextDecoder().decode(body)) as { text?: unknown }
    if (typeof text !== 'string' || text === '') throw new AppError('INVALID_INPUT', 'A note needs a "text".')
    const item = Number(params['item'])
    await this.station.get(`/api/stock/${item}/`)
    const { lastInsertRowid: pk } = await this.database.run('INSERT INTO note (item, text) VALUES (?, ?)', [item, text])
    return { status: 201, body: { pk, item, text } }
  }

  async remove({ params }: PluginRequest): Promise<PluginResponse> {
    const { changes } = await this.database.run('DELETE FROM note WHERE pk = ?', [Number(params['pk'])])
    if (changes === 0) throw new AppError('NOT_FOUND', 'There is no such note.')
    return { status: 204, body: null }
  }

  async notes(item: number): Promise<Note[]> {
    return this.database.all<Note>('SELECT pk, item, text FROM note WHERE item = ? ORDER BY pk', [item])
  }
}

import { AppError } from '@scanbench/plugin'
import type { LabelAsset } from '../../records/label-records.ts'
import type { Database } from '../../storage/database.ts'
import { localDateTime } from '../../storage/values.ts'
import { imageFacts } from './image-facts.ts'

interface Options {
  database: Database
  clock: () => Date
}

export interface NewAsset {
  name: string
  description: string
  content: Uint8Array
}

/** A logo has a few kilobytes. */
const MOST_BYTES = 2 * 2 ** 20
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N} ._-]{0,99}$/u
const COLUMNS = ['pk', 'name', 'description', 'media_type', 'width', 'height', 'created'] as const

/** The pictures that templates draw, by name. They are in the database, so that every backup has them. */
export class LabelAssets {
  readonly #options: Options
  /** Every label asks for them: they are held as the data URIs that it draws. */
  readonly #byName = new Map<string, string>()

  constructor(options: Options) {
    this.#options = options
  }

  async start(): Promise<void> {
    const rows = await this.#write.selectFrom('label_asset').select(['name', 'media_type', 'content']).execute()
    for (const row of rows) this.#hold(row)
  }

  /** A data URI, or null. */
  find(name: string): string | null {
    return this.#byName.get(name) ?? null
  }

  async list(): Promise<LabelAsset[]> {
    const rows = await this.#write
      .selectFrom('label_asset')
      .select(COLUMNS)
      .select(({ fn }) => fn<number>('length', ['content']).as('bytes'))
      .orderBy('name')
      .execute()
    return rows.map((row) => ({
      ...row,
      created: localDateTime(row.created),
      asset: `/media/label/asset/${row.pk}/${encodeURIComponent(row.name)}`,
    }))
  }

  async get(pk: number): Promise<LabelAsset> {
    const asset = (await this.list()).find((one) => one.pk === pk)
    if (asset === undefined) throw noPicture(pk)
    return asset
  }

  async describe(pk: number, description: string): Promise<LabelAsset> {
    await this.#write.updateTable('label_asset').set({ description }).where('pk', '=', pk).execute()
    return this.get(pk)
  }

  async content(pk: number): Promise<{ media_type: string; content: Uint8Array }> {
    const row = await this.#write
      .selectFrom('label_asset')
      .select(['media_type', 'content'])
      .where('pk', '=', pk)
      .executeTakeFirst()
    if (row === undefined) throw noPicture(pk)
    return row
  }

  /** A picture of the same name is replaced: templates go on with the new one. */
  async put({ name, description, content }: NewAsset): Promise<LabelAsset> {
    if (!NAME.test(name)) throw refused('name', 'Use letters, numbers, blanks, dots, - and _ in the name of a picture.')
    if (content.length > MOST_BYTES) throw refused('asset', 'A picture for labels has 2 MB at most.')
    const facts = imageFacts(content)
    const row = { ...facts, description, content, created: this.#options.clock().toISOString() }
    await this.#write
      .insertInto('label_asset')
      .values({ ...row, name })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute()
    this.#hold({ name, media_type: facts.media_type, content })
    const saved = (await this.list()).find((asset) => asset.name === name)
    if (saved === undefined) throw new AppError('NOT_FOUND', `The picture "${name}" was deleted in the meantime.`)
    return saved
  }

  async remove(pk: number): Promise<void> {
    const row = await this.#write.deleteFrom('label_asset').where('pk', '=', pk).returning('name').executeTakeFirst()
    if (row === undefined) throw noPicture(pk)
    this.#byName.delete(row.name)
  }

  #hold({ name, media_type, content }: { name: string; media_type: string; content: Uint8Array }): void {
    this.#byName.set(name, `data:${media_type};base64,${Buffer.from(content).toString('base64')}`)
  }

  get #write(): Database['write'] {
    return this.#options.database.write
  }
}

function noPicture(pk: number): AppError {
  return new AppError('NOT_FOUND', `There is no picture ${pk}. It may have been deleted.`)
}

function refused(field: string, message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { [field]: [message] } })
}

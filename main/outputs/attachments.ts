import { AppError } from '@scanbench/plugin'
import type { Attachment } from '../records/output-records.ts'
import type { Database } from '../storage/database.ts'
import { localDateTime } from '../storage/values.ts'

interface Options {
  database: Database
  clock: () => Date
}

export interface NewAttachment {
  model_type: string
  model_id: number
  file_name: string
  media_type: string
  content: Uint8Array
  comment: string
  user: number | null
}

/** Files that are kept with an object. They are in the database, so that every backup has them. */
export class Attachments {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async add({ user, ...attachment }: NewAttachment): Promise<void> {
    const { database, clock } = this.#options
    await database.write
      .insertInto('attachment')
      .values({ ...attachment, upload_date: clock().toISOString(), upload_user: user })
      .execute()
  }

  /** Newest first. */
  async list(filters: { model_type?: string | undefined; model_id?: number | undefined }): Promise<Attachment[]> {
    const { model_type, model_id } = filters
    const rows = await this.#options.database.write
      .selectFrom('attachment')
      .select(['pk', 'model_type', 'model_id', 'file_name', 'comment', 'upload_date', 'upload_user'])
      .select(({ fn }) => fn<number>('length', ['content']).as('file_size'))
      .$if(model_type !== undefined, (query) => query.where('model_type', '=', model_type ?? ''))
      .$if(model_id !== undefined, (query) => query.where('model_id', '=', model_id ?? 0))
      .orderBy('pk', 'desc')
      .execute()
    return rows.map(({ file_name, ...row }) => ({
      ...row,
      filename: file_name,
      attachment: `/media/attachments/${row.pk}/${encodeURIComponent(file_name)}`,
      upload_date: localDateTime(row.upload_date),
    }))
  }

  async content(pk: number): Promise<{ media_type: string; file_name: string; content: Uint8Array }> {
    const row = await this.#options.database.write
      .selectFrom('attachment')
      .select(['media_type', 'file_name', 'content'])
      .where('pk', '=', pk)
      .executeTakeFirst()
    if (row === undefined) throw new AppError('NOT_FOUND', `There is no attachment ${pk}. It may have been deleted.`)
    return row
  }
}

import { AppError } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import type { Transaction } from 'kysely'
import type { LabelTemplateRevision } from '../../records/label-records.ts'
import type { Database } from '../../storage/database.ts'
import type { Tables } from '../../storage/tables.ts'
import { flag, localDateTime } from '../../storage/values.ts'
import type { PublishedTemplates } from './published-templates.ts'
import { checkTemplate } from './template-rules.ts'
import type { TemplateFields } from './template-rules.ts'
import { noTemplate, selectTemplates } from './template-rows.ts'
import type { KeptTemplate, TemplateRecord, TemplateSort } from './template-sort.ts'

export interface TemplateStoreOptions<Document, Row extends TemplateRecord> {
  database: Database
  sort: TemplateSort<Document, Row>
  /** What is published, at hand; kept up to date here. */
  shelf: PublishedTemplates<Document, Row>
  events: { publish(event: { type: TemplateSort<Document, Row>['event']; data: { pk: number } }): void }
  clock: () => Date
  log: Logger
}

export interface NewTemplate<Document> extends TemplateFields {
  document: Document
  /** The name of the file that it came in. */
  file_name: string | null
}

export type TemplateChange<Document> = Partial<TemplateFields> & { document?: Document; file_name?: string }

/** Templates of a sort in the database: every save is a numbered revision. */
export class TemplateStore<Document, Row extends TemplateRecord> {
  readonly #options: TemplateStoreOptions<Document, Row>

  constructor(options: TemplateStoreOptions<Document, Row>) {
    this.#options = options
  }

  /** Puts back what the program brings along and somebody lost, and takes all of them to hand. */
  async start(builtIn: readonly KeptTemplate<Document, Row>[]): Promise<void> {
    for (const template of builtIn) await this.#restore(template)
    const { kind } = this.#options.sort
    const pks = await this.#write.selectFrom('template').select('pk').where('kind', '=', kind).execute()
    for (const { pk } of pks) await this.#refreshSafely(pk)
  }

  async create(input: NewTemplate<Document>, user: number | null): Promise<Row> {
    const { kind, read } = this.#options.sort
    const { document, file_name, ...fields } = input
    const checked = read(document)
    const pk = await this.#write.transaction().execute(async (transaction) => {
      await checkTemplate(transaction, { ...fields, file_name }, { kind, own: null })
      return insertTemplate(transaction, { ...fields, kind, file_name, built_in: null }, checked, {
        user,
        now: this.#now(),
      })
    })
    return this.refresh(pk)
  }

  /** Whatever changes, the revision goes up; a draft that is under way stays as it is. */
  async update(pk: number, change: TemplateChange<Document>, user: number | null): Promise<Row> {
    const { kind, read } = this.#options.sort
    const { document, ...fields } = change
    const before = this.#options.shelf.get(pk)
    const next = document === undefined ? before.document : read(document)
    await this.#write.transaction().execute(async (transaction) => {
      await checkTemplate(transaction, { ...before.record, file_name: null, ...fields }, { kind, own: pk })
      const { enabled, attach_to_model, ...rest } = fields
      const flags = {
        ...(enabled === undefined ? {} : { enabled: flag(enabled) }),
        ...(attach_to_model === undefined ? {} : { attach_to_model: flag(attach_to_model) }),
      }
      await transaction
        .updateTable('template')
        .set({ name: before.record.name, ...rest, ...flags })
        .where('pk', '=', pk)
        .execute()
      await addRevision(transaction, { pk, document: next, note: '', user, now: this.#now() })
    })
    return this.refresh(pk)
  }

  /** Refused while somebody needs it. */
  async remove(pk: number): Promise<void> {
    const { sort } = this.#options
    await this.#write.transaction().execute(async (transaction) => {
      await sort.refuseRemoval(transaction, pk)
      const { numDeletedRows } = await transaction
        .deleteFrom('template')
        .where('kind', '=', sort.kind)
        .where('pk', '=', pk)
        .executeTakeFirstOrThrow()
      if (numDeletedRows === 0n) throw noTemplate(pk, sort.word)
    })
    this.#options.shelf.drop(pk)
    this.#tell(pk)
  }

  async copy(pk: number, user: number | null): Promise<Row> {
    const { record, document } = this.#options.shelf.get(pk)
    const { description, model_type, filters, filename_pattern, attach_to_model } = record
    const name = await this.freeName(`${record.name} (copy)`, model_type)
    const fields = { name, description, model_type, filters, filename_pattern, attach_to_model, enabled: false }
    return this.create({ ...fields, document, file_name: null }, user)
  }

  /** A name that no other template for these objects has. */
  async freeName(wish: string, model: string): Promise<string> {
    const rows = await this.#write
      .selectFrom('template')
      .select('name')
      .where('kind', '=', this.#options.sort.kind)
      .where('model_type', '=', model)
      .execute()
    const taken = new Set(rows.map(({ name }) => name))
    const names = [wish.slice(0, 100), ...Array.from(taken, (_, index) => `${wish.slice(0, 95)} ${index + 2}`)]
    return names.find((name) => !taken.has(name)) ?? wish
  }

  /** Newest first. */
  async revisions(pk: number): Promise<LabelTemplateRevision[]> {
    const { record } = this.#options.shelf.get(pk)
    const rows = await this.#write
      .selectFrom('template_revision')
      .select(['revision', 'note', 'created', 'user'])
      .where('template', '=', pk)
      .orderBy('revision', 'desc')
      .execute()
    return rows.map((row) => ({
      ...row,
      created: localDateTime(row.created),
      is_published: row.revision === record.revision,
    }))
  }

  async revision(pk: number, revision: number): Promise<LabelTemplateRevision & { document: Document }> {
    const known = (await this.revisions(pk)).find((one) => one.revision === revision)
    const { database, sort } = this.#options
    const document = await readRevision(database, { pk, revision, read: sort.read })
    if (known === undefined || document === null)
      throw new AppError('NOT_FOUND', `There is no revision ${revision} of this template.`)
    return { ...known, document }
  }

  /** After a change in the database: what printing sees, and everybody who looks. */
  async refresh(pk: number): Promise<Row> {
    const { sort, shelf } = this.#options
    const row = await selectTemplates(this.#write, sort.kind).where('template.pk', '=', pk).executeTakeFirst()
    if (row === undefined) throw noTemplate(pk, sort.word)
    const document = sort.read(JSON.parse(row.document))
    const record = sort.record(row, document)
    shelf.put({ record, document })
    this.#tell(pk)
    return record
  }

  async #restore({ record, document }: KeptTemplate<Document, Row>): Promise<void> {
    const { kind } = this.#options.sort
    const { name, description, model_type, filters, filename_pattern, enabled, attach_to_model } = record
    const fields = { name, description, model_type, filters, filename_pattern, enabled, attach_to_model }
    await this.#write.transaction().execute(async (transaction) => {
      const same = await transaction
        .selectFrom('template')
        .select('pk')
        .where('kind', '=', kind)
        .where((where) => where.or([where('built_in', '=', name), where.and({ name, model_type })]))
        .executeTakeFirst()
      if (same !== undefined) return
      const added = { ...fields, kind, file_name: null, built_in: name }
      await insertTemplate(transaction, added, document, { user: null, now: this.#now() })
    })
  }

  /** A template that cannot be read does not keep the others from printing. */
  async #refreshSafely(pk: number): Promise<void> {
    try {
      await this.refresh(pk)
    } catch (error) {
      this.#options.log.error(`A ${this.#options.sort.word} cannot be read and is left out`, { template: pk, error })
    }
  }

  #tell(pk: number): void {
    this.#options.events.publish({ type: this.#options.sort.event, data: { pk } })
  }

  #now(): string {
    return this.#options.clock().toISOString()
  }

  get #write(): Database['write'] {
    return this.#options.database.write
  }
}

interface WantedRevision<Document> {
  pk: number
  revision: number
  read: (value: unknown) => Document
}

/** The document of a revision, or null. */
export async function readRevision<Document>(
  database: Database,
  { pk, revision, read }: WantedRevision<Document>,
): Promise<Document | null> {
  const row = await database.write
    .selectFrom('template_revision')
    .select('document')
    .where('template', '=', pk)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return row === undefined ? null : read(JSON.parse(row.document))
}

interface Saved {
  user: number | null
  now: string
}

interface Inserted extends TemplateFields {
  kind: 'label' | 'report'
  file_name: string | null
  built_in: string | null
}

async function insertTemplate(
  transaction: Transaction<Tables>,
  { enabled, attach_to_model, ...fields }: Inserted,
  document: unknown,
  { user, now }: Saved,
): Promise<number> {
  const { pk } = await transaction
    .insertInto('template')
    .values({
      ...fields,
      enabled: flag(enabled),
      attach_to_model: flag(attach_to_model),
      revision: 0,
      updated: now,
      updated_by: user,
    })
    .returning('pk')
    .executeTakeFirstOrThrow()
  await addRevision(transaction, { pk, document, note: '', user, now })
  return pk
}

interface NewRevision extends Saved {
  pk: number
  document: unknown
  note: string
}

/** The next revision, published. */
export async function addRevision(
  transaction: Transaction<Tables>,
  { pk, document, note, user, now }: NewRevision,
): Promise<void> {
  const { revision } = await transaction
    .updateTable('template')
    .set((row) => ({ revision: row('revision', '+', 1), updated: now, updated_by: user }))
    .where('pk', '=', pk)
    .returning('revision')
    .executeTakeFirstOrThrow()
  await transaction
    .insertInto('template_revision')
    .values({ template: pk, revision, document: JSON.stringify(document), note, created: now, user })
    .execute()
}

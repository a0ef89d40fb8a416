import { AppError } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import type { Transaction } from 'kysely'
import type { LabelDocument } from '../../records/label-document.ts'
import type { LabelTemplate, LabelTemplateRevision } from '../../records/label-records.ts'
import type { Database } from '../../storage/database.ts'
import type { Tables } from '../../storage/tables.ts'
import { flag, localDateTime } from '../../storage/values.ts'
import type { LabelTemplates } from './published-templates.ts'
import { readTemplateDocument } from './template-document.ts'
import type { TemplateDocument } from './template.ts'
import { checkTemplate, refuseTemplate } from './template-rules.ts'
import type { TemplateFields } from './template-rules.ts'
import { noTemplate, selectTemplates, templateOf } from './template-rows.ts'

export interface TemplateStoreOptions {
  database: Database
  /** What is published, at hand; kept up to date here. */
  shelf: LabelTemplates
  events: { publish(event: { type: 'label-template.changed'; data: { pk: number } }): void }
  clock: () => Date
  log: Logger
}

export interface NewTemplate extends TemplateFields {
  document: LabelDocument
  /** The name of the file that it came in. */
  file_name: string | null
}

export type TemplateChange = Partial<TemplateFields> & { document?: LabelDocument; file_name?: string }

const UNDER_WAY = ['queued', 'held', 'sending'] as const

/** The label templates in the database: every save is a numbered revision. */
export class TemplateStore {
  readonly #options: TemplateStoreOptions

  constructor(options: TemplateStoreOptions) {
    this.#options = options
  }

  /** Puts back what the program brings along and somebody lost, and takes all of them to hand. */
  async start(builtIn: readonly TemplateDocument[]): Promise<void> {
    for (const template of builtIn) await this.#restore(template)
    const pks = await this.#write.selectFrom('label_template').select('pk').execute()
    for (const { pk } of pks) await this.#refreshSafely(pk)
  }

  async create(input: NewTemplate, user: number | null): Promise<LabelTemplate> {
    const { document, file_name, ...fields } = input
    const checked = readTemplateDocument(document)
    const pk = await this.#write.transaction().execute(async (transaction) => {
      await checkTemplate(transaction, { ...fields, file_name }, null)
      return insertTemplate(transaction, { ...fields, file_name, built_in: null }, checked, {
        user,
        now: this.#now(),
      })
    })
    return this.refresh(pk)
  }

  /** Whatever changes, the revision goes up; a draft that is under way stays as it is. */
  async update(pk: number, change: TemplateChange, user: number | null): Promise<LabelTemplate> {
    const { document, ...fields } = change
    const before = this.#options.shelf.get(pk)
    const next = document === undefined ? before.document : readTemplateDocument(document)
    await this.#write.transaction().execute(async (transaction) => {
      await checkTemplate(transaction, { ...before.record, file_name: null, ...fields }, pk)
      const { enabled, attach_to_model, ...rest } = fields
      const flags = {
        ...(enabled === undefined ? {} : { enabled: flag(enabled) }),
        ...(attach_to_model === undefined ? {} : { attach_to_model: flag(attach_to_model) }),
      }
      await transaction
        .updateTable('label_template')
        .set({ name: before.record.name, ...rest, ...flags })
        .where('pk', '=', pk)
        .execute()
      await addRevision(transaction, { pk, document: next, note: '', user, now: this.#now() })
    })
    return this.refresh(pk)
  }

  /** Refused while labels of it wait: they could not be drawn any more. */
  async remove(pk: number): Promise<void> {
    await this.#write.transaction().execute(async (transaction) => {
      const waiting = await transaction
        .selectFrom('print_label')
        .innerJoin('print_job', 'print_job.pk', 'print_label.job')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('print_job.template', '=', pk)
        .where('print_label.state', 'in', UNDER_WAY)
        .executeTakeFirstOrThrow()
      if (waiting.count > 0)
        refuseTemplate(
          'non_field_errors',
          `${waiting.count} labels of this template wait to be printed. Cancel them or let them come out first.`,
        )
      const { numDeletedRows } = await transaction
        .deleteFrom('label_template')
        .where('pk', '=', pk)
        .executeTakeFirstOrThrow()
      if (numDeletedRows === 0n) throw noTemplate(pk)
    })
    this.#options.shelf.drop(pk)
    this.#tell(pk)
  }

  async copy(pk: number, user: number | null): Promise<LabelTemplate> {
    const { record, document } = this.#options.shelf.get(pk)
    const { description, model_type, filters, filename_pattern, attach_to_model } = record
    const name = await this.freeName(`${record.name} (copy)`, model_type)
    const fields = { name, description, model_type, filters, filename_pattern, attach_to_model, enabled: false }
    return this.create({ ...fields, document, file_name: null }, user)
  }

  /** A name that no other template for these objects has. */
  async freeName(wish: string, model: string): Promise<string> {
    const rows = await this.#write.selectFrom('label_template').select('name').where('model_type', '=', model).execute()
    const taken = new Set(rows.map(({ name }) => name))
    const names = [wish.slice(0, 100), ...Array.from(taken, (_, index) => `${wish.slice(0, 95)} ${index + 2}`)]
    return names.find((name) => !taken.has(name)) ?? wish
  }

  /** Newest first. */
  async revisions(pk: number): Promise<LabelTemplateRevision[]> {
    const { record } = this.#options.shelf.get(pk)
    const rows = await this.#write
      .selectFrom('label_template_revision')
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

  async revision(pk: number, revision: number): Promise<LabelTemplateRevision & { document: LabelDocument }> {
    const known = (await this.revisions(pk)).find((one) => one.revision === revision)
    const document = await readRevision(this.#options.database, pk, revision)
    if (known === undefined || document === null)
      throw new AppError('NOT_FOUND', `There is no revision ${revision} of this template.`)
    return { ...known, document }
  }

  /** After a change in the database: what printing sees, and everybody who looks. */
  async refresh(pk: number): Promise<LabelTemplate> {
    const row = await selectTemplates(this.#write).where('label_template.pk', '=', pk).executeTakeFirst()
    if (row === undefined) throw noTemplate(pk)
    const template = templateOf(row)
    this.#options.shelf.put(template)
    this.#tell(pk)
    return template.record
  }

  async #restore({ record, document }: TemplateDocument): Promise<void> {
    const { name, description, model_type, filters, filename_pattern, enabled, attach_to_model } = record
    const fields = { name, description, model_type, filters, filename_pattern, enabled, attach_to_model }
    await this.#write.transaction().execute(async (transaction) => {
      const same = await transaction
        .selectFrom('label_template')
        .select('pk')
        .where((where) => where.or([where('built_in', '=', name), where.and({ name, model_type })]))
        .executeTakeFirst()
      if (same !== undefined) return
      const added = { ...fields, file_name: null, built_in: name }
      await insertTemplate(transaction, added, document, { user: null, now: this.#now() })
    })
  }

  /** A template that cannot be read does not keep the others from printing. */
  async #refreshSafely(pk: number): Promise<void> {
    try {
      await this.refresh(pk)
    } catch (error) {
      this.#options.log.error('A label template cannot be read and is left out', { template: pk, error })
    }
  }

  #tell(pk: number): void {
    this.#options.events.publish({ type: 'label-template.changed', data: { pk } })
  }

  #now(): string {
    return this.#options.clock().toISOString()
  }

  get #write(): Database['write'] {
    return this.#options.database.write
  }
}

/** The document of a revision, or null. */
export async function readRevision(database: Database, pk: number, revision: number): Promise<LabelDocument | null> {
  const row = await database.write
    .selectFrom('label_template_revision')
    .select('document')
    .where('template', '=', pk)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return row === undefined ? null : readTemplateDocument(JSON.parse(row.document))
}

interface Saved {
  user: number | null
  now: string
}

async function insertTemplate(
  transaction: Transaction<Tables>,
  { enabled, attach_to_model, ...fields }: TemplateFields & { file_name: string | null; built_in: string | null },
  document: LabelDocument,
  { user, now }: Saved,
): Promise<number> {
  const { pk } = await transaction
    .insertInto('label_template')
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
  document: LabelDocument
  note: string
}

/** The next revision, published. */
export async function addRevision(
  transaction: Transaction<Tables>,
  { pk, document, note, user, now }: NewRevision,
): Promise<void> {
  const { revision } = await transaction
    .updateTable('label_template')
    .set((row) => ({ revision: row('revision', '+', 1), updated: now, updated_by: user }))
    .where('pk', '=', pk)
    .returning('revision')
    .executeTakeFirstOrThrow()
  await transaction
    .insertInto('label_template_revision')
    .values({ template: pk, revision, document: JSON.stringify(document), note, created: now, user })
    .execute()
}

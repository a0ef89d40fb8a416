import { AppError } from '@scanbench/plugin'
import type { Transaction } from 'kysely'
import type { Tables } from '../../storage/tables.ts'
import { TemplateEditors } from './template-editors.ts'
import { noTemplate } from './template-rows.ts'
import { addRevision } from './template-store.ts'
import type { TemplateStore, TemplateStoreOptions } from './template-store.ts'
import type { TemplateRecord, TemplateSort } from './template-sort.ts'

export interface TemplateDraft<Document> {
  document: Document
  /** The revision that it was begun from. */
  base_revision: number
  /** To be given back with the next save. */
  version: number
  user: number | null
  updated: string
  /** False: this is what is published. */
  is_draft: boolean
}

interface Options<Document, Row extends TemplateRecord> extends Pick<
  TemplateStoreOptions<Document, Row>,
  'database' | 'sort' | 'shelf' | 'clock'
> {
  store: TemplateStore<Document, Row>
}

export interface DraftSave<Document> {
  document: Document
  version: number
  user: number | null
}

/** The next revision of each template while somebody works on it. Printing never sees it. */
export class TemplateDrafts<Document, Row extends TemplateRecord> {
  readonly #options: Options<Document, Row>
  readonly editors: TemplateEditors

  constructor(options: Options<Document, Row>) {
    this.#options = options
    this.editors = new TemplateEditors(options.clock)
  }

  /** Without a draft: what is published. */
  get(pk: number): Promise<TemplateDraft<Document>> {
    return this.#options.database.write
      .transaction()
      .execute((transaction) => readDraft(transaction, pk, this.#options.sort))
  }

  /** Who saves an older version than the one that is there gets both. */
  async save(pk: number, { document, version, user }: DraftSave<Document>): Promise<TemplateDraft<Document>> {
    const checked = this.#options.sort.read(document)
    return this.#change(pk, version, async (transaction, current) => {
      const draft = { document: JSON.stringify(checked), user, updated: this.#now() }
      await transaction
        .insertInto('template_draft')
        .values({ ...draft, template: pk, base_revision: current.base_revision })
        .onConflict((conflict) => conflict.column('template').doUpdateSet(draft))
        .execute()
    })
  }

  /** The draft becomes the next revision, and is what prints from now on. */
  async publish(
    pk: number,
    { version, note, user }: { version: number; note: string; user: number | null },
  ): Promise<Row> {
    await this.#change(pk, version, async (transaction, { document, is_draft }) => {
      if (!is_draft) throw new AppError('CONFLICT', 'Nothing has changed since the last revision was published.')
      await transaction.deleteFrom('template_draft').where('template', '=', pk).execute()
      await addRevision(transaction, { pk, document, note, user, now: this.#now() })
    })
    return this.#options.shelf.get(pk).record
  }

  /** Back to what is published. */
  async discard(pk: number): Promise<TemplateDraft<Document>> {
    return this.#change(pk, null, async (transaction) => {
      await transaction.deleteFrom('template_draft').where('template', '=', pk).execute()
    })
  }

  /** A revision of old becomes the draft. */
  async restore(pk: number, revision: number, user: number | null): Promise<TemplateDraft<Document>> {
    const { document } = await this.#options.store.revision(pk, revision)
    const { version } = await this.get(pk)
    return this.save(pk, { document, version, user })
  }

  async #change(
    pk: number,
    version: number | null,
    work: (transaction: Transaction<Tables>, current: TemplateDraft<Document>) => Promise<void>,
  ): Promise<TemplateDraft<Document>> {
    const draft = await this.#options.database.write.transaction().execute(async (transaction) => {
      const current = await readDraft(transaction, pk, this.#options.sort)
      if (version !== null && version !== current.version) throw changedByOthers(current)
      await work(transaction, current)
      await transaction
        .updateTable('template')
        .set((row) => ({ draft_version: row('draft_version', '+', 1) }))
        .where('pk', '=', pk)
        .execute()
      return readDraft(transaction, pk, this.#options.sort)
    })
    await this.#options.store.refresh(pk)
    return draft
  }

  #now(): string {
    return this.#options.clock().toISOString()
  }
}

async function readDraft<Document, Row extends TemplateRecord>(
  transaction: Transaction<Tables>,
  pk: number,
  { kind, word, read }: TemplateSort<Document, Row>,
): Promise<TemplateDraft<Document>> {
  const template = await transaction
    .selectFrom('template')
    .select(['revision', 'draft_version', 'updated', 'updated_by'])
    .where('kind', '=', kind)
    .where('pk', '=', pk)
    .executeTakeFirst()
  if (template === undefined) throw noTemplate(pk, word)
  const draft = await transaction.selectFrom('template_draft').selectAll().where('template', '=', pk).executeTakeFirst()
  const version = template.draft_version
  if (draft !== undefined) {
    const { document, base_revision, user, updated } = draft
    return {
      document: read(JSON.parse(document)),
      base_revision,
      version,
      user,
      updated,
      is_draft: true,
    }
  }
  const { document } = await transaction
    .selectFrom('template_revision')
    .select('document')
    .where('template', '=', pk)
    .where('revision', '=', template.revision)
    .executeTakeFirstOrThrow()
  return {
    document: read(JSON.parse(document)),
    base_revision: template.revision,
    version,
    user: template.updated_by,
    updated: template.updated,
    is_draft: false,
  }
}

function changedByOthers(current: TemplateDraft<unknown>): AppError {
  return new AppError('CONFLICT', 'Somebody else has changed this template in the meantime. Compare before you save.', {
    details: { current },
  })
}

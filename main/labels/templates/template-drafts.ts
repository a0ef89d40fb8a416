import { AppError } from '@scanbench/plugin'
import type { Transaction } from 'kysely'
import type { LabelDocument } from '../../records/label-document.ts'
import type { LabelTemplate } from '../../records/label-records.ts'
import type { Tables } from '../../storage/tables.ts'
import { readTemplateDocument } from './template-document.ts'
import { noTemplate } from './template-rows.ts'
import { addRevision } from './template-store.ts'
import type { TemplateStore, TemplateStoreOptions } from './template-store.ts'

export interface TemplateDraft {
  document: LabelDocument
  /** The revision that it was begun from. */
  base_revision: number
  /** To be given back with the next save. */
  version: number
  user: number | null
  updated: string
  /** False: this is what is published. */
  is_draft: boolean
}

interface Options extends Pick<TemplateStoreOptions, 'database' | 'shelf' | 'clock'> {
  store: TemplateStore
}

export interface DraftSave {
  document: LabelDocument
  version: number
  user: number | null
}

/** The next revision of each template while somebody works on it. Printing never sees it. */
export class TemplateDrafts {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Without a draft: what is published. */
  get(pk: number): Promise<TemplateDraft> {
    return this.#options.database.write.transaction().execute((transaction) => readDraft(transaction, pk))
  }

  /** Who saves an older version than the one that is there gets both. */
  async save(pk: number, { document, version, user }: DraftSave): Promise<TemplateDraft> {
    const checked = readTemplateDocument(document)
    return this.#change(pk, version, async (transaction, current) => {
      const draft = { document: JSON.stringify(checked), user, updated: this.#now() }
      await transaction
        .insertInto('label_template_draft')
        .values({ ...draft, template: pk, base_revision: current.base_revision })
        .onConflict((conflict) => conflict.column('template').doUpdateSet(draft))
        .execute()
    })
  }

  /** The draft becomes the next revision, and is what prints from now on. */
  async publish(
    pk: number,
    { version, note, user }: { version: number; note: string; user: number | null },
  ): Promise<LabelTemplate> {
    await this.#change(pk, version, async (transaction, { document, is_draft }) => {
      if (!is_draft) throw new AppError('CONFLICT', 'Nothing has changed since the last revision was published.')
      await transaction.deleteFrom('label_template_draft').where('template', '=', pk).execute()
      await addRevision(transaction, { pk, document, note, user, now: this.#now() })
    })
    return this.#options.shelf.get(pk).record
  }

  /** Back to what is published. */
  async discard(pk: number): Promise<TemplateDraft> {
    return this.#change(pk, null, async (transaction) => {
      await transaction.deleteFrom('label_template_draft').where('template', '=', pk).execute()
    })
  }

  /** A revision of old becomes the draft. */
  async restore(pk: number, revision: number, user: number | null): Promise<TemplateDraft> {
    const { document } = await this.#options.store.revision(pk, revision)
    const { version } = await this.get(pk)
    return this.save(pk, { document, version, user })
  }

  async #change(
    pk: number,
    version: number | null,
    work: (transaction: Transaction<Tables>, current: TemplateDraft) => Promise<void>,
  ): Promise<TemplateDraft> {
    const draft = await this.#options.database.write.transaction().execute(async (transaction) => {
      const current = await readDraft(transaction, pk)
      if (version !== null && version !== current.version) throw changedByOthers(current)
      await work(transaction, current)
      await transaction
        .updateTable('label_template')
        .set((row) => ({ draft_version: row('draft_version', '+', 1) }))
        .where('pk', '=', pk)
        .execute()
      return readDraft(transaction, pk)
    })
    await this.#options.store.refresh(pk)
    return draft
  }

  #now(): string {
    return this.#options.clock().toISOString()
  }
}

async function readDraft(transaction: Transaction<Tables>, pk: number): Promise<TemplateDraft> {
  const template = await transaction
    .selectFrom('label_template')
    .select(['revision', 'draft_version', 'updated', 'updated_by'])
    .where('pk', '=', pk)
    .executeTakeFirst()
  if (template === undefined) throw noTemplate(pk)
  const draft = await transaction
    .selectFrom('label_template_draft')
    .selectAll()
    .where('template', '=', pk)
    .executeTakeFirst()
  const version = template.draft_version
  if (draft !== undefined) {
    const { document, base_revision, user, updated } = draft
    return {
      document: readTemplateDocument(JSON.parse(document)),
      base_revision,
      version,
      user,
      updated,
      is_draft: true,
    }
  }
  const { document } = await transaction
    .selectFrom('label_template_revision')
    .select('document')
    .where('template', '=', pk)
    .where('revision', '=', template.revision)
    .executeTakeFirstOrThrow()
  return {
    document: readTemplateDocument(JSON.parse(document)),
    base_revision: template.revision,
    version,
    user: template.updated_by,
    updated: template.updated,
    is_draft: false,
  }
}

function changedByOthers(current: TemplateDraft): AppError {
  return new AppError('CONFLICT', 'Somebody else has changed this template in the meantime. Compare before you save.', {
    details: { current },
  })
}

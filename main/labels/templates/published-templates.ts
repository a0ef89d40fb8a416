import { AppError } from '@scanbench/plugin'
import type { LabelDocument } from '../../records/label-document.ts'
import type { Listing, Page } from '../../records/page.ts'
import type { LabelTemplate } from '../../records/label-records.ts'
import type { TemplateDocument } from './template.ts'

export interface TemplateFilters {
  enabled?: boolean | undefined
  model_type?: string | undefined
}

interface Options {
  documents: readonly TemplateDocument[]
  /** Revisions that are not published any more; without it there are none. */
  older?: (pk: number, revision: number) => Promise<LabelDocument | null>
}

const SEARCHED = ['name', 'description'] as const
const ORDERINGS: Readonly<Record<string, (one: LabelTemplate, other: LabelTemplate) => number>> = {
  pk: (one, other) => one.pk - other.pk,
  name: (one, other) => one.name.localeCompare(other.name),
  enabled: (one, other) => Number(one.enabled) - Number(other.enabled),
  width: (one, other) => one.width - other.width,
  height: (one, other) => one.height - other.height,
}

/** The published label designs of the station, at hand for every label that is drawn. */
export class LabelTemplates {
  readonly #byPk: Map<number, TemplateDocument>
  readonly #older: NonNullable<Options['older']>

  constructor({ documents, older = async () => null }: Options) {
    this.#byPk = new Map(documents.map((document) => [document.record.pk, document]))
    this.#older = older
  }

  list(filters: TemplateFilters, page: Page): Listing<LabelTemplate> {
    const found = Array.from(this.#byPk.values(), ({ record }) => record)
      .filter((record) => filters.enabled === undefined || record.enabled === filters.enabled)
      .filter((record) => filters.model_type === undefined || record.model_type === filters.model_type)
      .filter((record) => page.search.every((word) => hasWord(record, word)))
      .toSorted(orderedBy([...page.ordering, 'pk']))
    const end = page.limit === null ? undefined : page.offset + page.limit
    return { count: found.length, results: found.slice(page.offset, end) }
  }

  get(pk: number): TemplateDocument {
    const document = this.find(pk)
    if (document === null) throw new AppError('NOT_FOUND', `There is no label template ${pk}.`)
    return document
  }

  find(pk: number): TemplateDocument | null {
    return this.#byPk.get(pk) ?? null
  }

  /** As it was at a revision: what was ordered before somebody published another one prints as it was seen. */
  async at(pk: number, revision: number): Promise<TemplateDocument> {
    const published = this.get(pk)
    if (published.record.revision === revision) return published
    const document = await this.#older(pk, revision)
    return document === null ? published : { record: { ...published.record, revision }, document }
  }

  put(document: TemplateDocument): void {
    this.#byPk.set(document.record.pk, document)
  }

  drop(pk: number): void {
    this.#byPk.delete(pk)
  }
}

function hasWord(record: LabelTemplate, word: string): boolean {
  return SEARCHED.some((field) => record[field].toLowerCase().includes(word.toLowerCase()))
}

function orderedBy(ordering: string[]): (one: LabelTemplate, other: LabelTemplate) => number {
  return (one, other) => {
    for (const key of ordering) {
      const difference = ORDERINGS[key.replace(/^-/, '')]?.(one, other) ?? 0
      if (difference !== 0) return key.startsWith('-') ? -difference : difference
    }
    return 0
  }
}

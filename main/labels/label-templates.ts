import { AppError } from '@scanbench/plugin'
import type { Listing, Page } from '../records/page.ts'
import type { LabelTemplate } from '../records/records.ts'
import type { TemplateDocument } from './template.ts'

export interface TemplateFilters {
  enabled?: boolean | undefined
  model_type?: string | undefined
}

const SEARCHED = ['name', 'description'] as const
const ORDERINGS: Readonly<Record<string, (one: LabelTemplate, other: LabelTemplate) => number>> = {
  pk: (one, other) => one.pk - other.pk,
  name: (one, other) => one.name.localeCompare(other.name),
  enabled: (one, other) => Number(one.enabled) - Number(other.enabled),
  width: (one, other) => one.width - other.width,
  height: (one, other) => one.height - other.height,
}

/** The label designs of the station. */
export class LabelTemplates {
  readonly #documents: readonly TemplateDocument[]

  constructor({ documents }: { documents: readonly TemplateDocument[] }) {
    this.#documents = documents
  }

  list(filters: TemplateFilters, page: Page): Listing<LabelTemplate> {
    const found = this.#documents
      .map(({ record }) => record)
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
    return this.#documents.find(({ record }) => record.pk === pk) ?? null
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

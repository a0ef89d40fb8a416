import { AppError } from '@scanbench/plugin'
import type { LabelDocument } from '../../records/label-document.ts'
import type { Listing, Page } from '../../records/page.ts'
import type { LabelTemplate } from '../../records/label-records.ts'
import type { KeptTemplate, TemplateRecord } from './template-sort.ts'

/** Fields that a template has to have exactly so. */
export type TemplateFilters = Readonly<Record<string, string | number | boolean | undefined>>

interface Options<Document, Row> {
  documents: readonly KeptTemplate<Document, Row>[]
  /** Revisions that are not published any more; without it there are none. */
  older?: (pk: number, revision: number) => Promise<Document | null>
}

const SEARCHED = ['name', 'description'] as const
const ORDERINGS: ReadonlySet<string> = new Set([
  'pk',
  'name',
  'enabled',
  'width',
  'height',
  'page_size',
  'landscape',
  'merge',
])

/** The published templates of the station, at hand for everything that is drawn. */
export class PublishedTemplates<Document, Row extends TemplateRecord> {
  readonly #byPk: Map<number, KeptTemplate<Document, Row>>
  readonly #older: NonNullable<Options<Document, Row>['older']>
  readonly #word: string

  constructor({ documents, older = async () => null }: Options<Document, Row>, word: string) {
    this.#byPk = new Map(documents.map((document) => [document.record.pk, document]))
    this.#older = older
    this.#word = word
  }

  list(filters: TemplateFilters, page: Page): Listing<Row> {
    const wanted = Object.entries(filters).filter(([, value]) => value !== undefined)
    const found = Array.from(this.#byPk.values(), ({ record }) => record)
      .filter((record) => wanted.every(([field, value]) => valueOf(record, field) === value))
      .filter((record) => page.search.every((word) => hasWord(record, word)))
      .toSorted(orderedBy([...page.ordering, 'pk']))
    const end = page.limit === null ? undefined : page.offset + page.limit
    return { count: found.length, results: found.slice(page.offset, end) }
  }

  get(pk: number): KeptTemplate<Document, Row> {
    const document = this.find(pk)
    if (document === null) throw new AppError('NOT_FOUND', `There is no ${this.#word} ${pk}.`)
    return document
  }

  find(pk: number): KeptTemplate<Document, Row> | null {
    return this.#byPk.get(pk) ?? null
  }

  /** As it was at a revision: what was ordered before somebody published another one prints as it was seen. */
  async at(pk: number, revision: number): Promise<KeptTemplate<Document, Row>> {
    const published = this.get(pk)
    if (published.record.revision === revision) return published
    const document = await this.#older(pk, revision)
    return document === null ? published : { record: { ...published.record, revision }, document }
  }

  put(document: KeptTemplate<Document, Row>): void {
    this.#byPk.set(document.record.pk, document)
  }

  drop(pk: number): void {
    this.#byPk.delete(pk)
  }
}

/** The label designs. */
export class LabelTemplates extends PublishedTemplates<LabelDocument, LabelTemplate> {
  constructor(options: Options<LabelDocument, LabelTemplate>) {
    super(options, 'label template')
  }
}

function valueOf(record: TemplateRecord, field: string): unknown {
  return Object.entries(record).find(([name]) => name === field)?.[1]
}

function hasWord(record: TemplateRecord, word: string): boolean {
  return SEARCHED.some((field) => record[field].toLowerCase().includes(word.toLowerCase()))
}

function orderedBy(ordering: string[]): (one: TemplateRecord, other: TemplateRecord) => number {
  return (one, other) => {
    for (const key of ordering) {
      const field = key.replace(/^-/, '')
      const difference = ORDERINGS.has(field) ? compare(valueOf(one, field), valueOf(other, field)) : 0
      if (difference !== 0) return key.startsWith('-') ? -difference : difference
    }
    return 0
  }
}

function compare(one: unknown, other: unknown): number {
  return typeof one === 'string' ? one.localeCompare(String(other)) : Number(one) - Number(other)
}

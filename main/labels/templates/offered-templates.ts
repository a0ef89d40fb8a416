import type { Listing, Page } from '../../records/page.ts'
import type { TemplateRecord } from './template-sort.ts'
import type { LabelData } from '../label-contexts.ts'
import type { PublishedTemplates, TemplateFilters } from './published-templates.ts'
import { fitsFilters, readTemplateFilters } from './template-filters.ts'

interface Options<Document, Row extends TemplateRecord> {
  shelf: PublishedTemplates<Document, Row>
  data: Pick<LabelData, 'record'>
}

/** Objects of the model: a template is offered when all of them satisfy its filters. */
export type OfferFilters = TemplateFilters & { model_type?: string | undefined }

/** The templates to choose from for a selection of objects. */
export class OfferedTemplates<Document, Row extends TemplateRecord> {
  readonly #options: Options<Document, Row>

  constructor(options: Options<Document, Row>) {
    this.#options = options
  }

  async list(filters: OfferFilters, items: readonly number[], page: Page): Promise<Listing<Row>> {
    const { shelf } = this.#options
    if (items.length === 0 || filters.model_type === undefined) return shelf.list(filters, page)
    const { results: candidates } = shelf.list(filters, { ...page, limit: null, offset: 0 })
    const hasFilters = candidates.some((template) => template.filters !== '')
    const model = candidates[0]?.model_type
    const records = hasFilters && model !== undefined ? await this.#records(model, items) : []
    const fitting = candidates.filter((template) => {
      const conditions = readTemplateFilters(template.filters, template.model_type)
      return records.every((record) => fitsFilters(conditions, record, template.model_type))
    })
    const end = page.limit === null ? undefined : page.offset + page.limit
    return { count: fitting.length, results: fitting.slice(page.offset, end) }
  }

  async #records(model: TemplateRecord['model_type'], items: readonly number[]) {
    const records: Record<string, unknown>[] = []
    for (const pk of items) {
      const record = await this.#options.data.record(model, pk)
      if (record !== null) records.push(record)
    }
    return records
  }
}

import type { Listing, Page } from '../../records/page.ts'
import type { LabelTemplate } from '../../records/label-records.ts'
import type { LabelData } from '../label-drawing.ts'
import type { LabelTemplates, TemplateFilters } from './published-templates.ts'
import { fitsFilters, readTemplateFilters } from './template-filters.ts'

interface Options {
  shelf: LabelTemplates
  data: Pick<LabelData, 'record'>
}

export interface OfferFilters extends TemplateFilters {
  /** Objects of the model: a template is offered when all of them satisfy its filters. */
  items: readonly number[]
}

/** The templates to choose from for a selection of objects. */
export class OfferedTemplates {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async list({ items, ...filters }: OfferFilters, page: Page): Promise<Listing<LabelTemplate>> {
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

  async #records(model: LabelTemplate['model_type'], items: readonly number[]) {
    const records: Record<string, unknown>[] = []
    for (const pk of items) {
      const record = await this.#options.data.record(model, pk)
      if (record !== null) records.push(record)
    }
    return records
  }
}

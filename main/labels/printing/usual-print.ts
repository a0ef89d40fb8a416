import type { ModelKey } from '@scanbench/plugin'
import type { LabelDocument } from '../../records/label-document.ts'
import type { LabelTemplate } from '../../records/label-records.ts'
import type { Page } from '../../records/page.ts'
import type { PrintJob } from '../../records/print-records.ts'
import { NO_ORDER } from './label-order.ts'
import type { LabelPrinting } from './label-printing.ts'
import type { PrintRules } from '../routing/print-rules.ts'
import type { OfferedTemplates } from '../templates/offered-templates.ts'

interface Options {
  rules: Pick<PrintRules, 'choose'>
  offers: Pick<OfferedTemplates<LabelDocument, LabelTemplate>, 'list'>
  printing: Pick<LabelPrinting, 'queueChosen'>
}

export interface UsualRequest {
  model: ModelKey
  items: readonly number[]
  /** Null: as many as the rule says, one without a rule. */
  copies: number | null
  user: number | null
  /** Why it is printed also where its codes do not read back; empty: it is held there. */
  release_reason: string
}

const FIRST: Page = { limit: 1, offset: 0, search: [], ordering: [] }

/** The label that a thing gets when nobody chooses: print on scan, the command code and the Print key ask here alone. */
export class UsualPrint {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** By the first rule that fits; where it names no label, the first one that is offered for these. Null without any. */
  async print({ model, items, copies, user, release_reason }: UsualRequest): Promise<PrintJob | null> {
    const { rules, printing } = this.#options
    const choice = await rules.choose({ model, item: items[0] ?? null, template: null })
    const template = choice.template ?? (await this.#firstOffered(model, items))
    if (template === null) return null
    const usual = {
      priority: 0,
      expires: null,
      scan_back: false,
      release_reason,
      options: copies === null ? {} : { copies },
    }
    return printing.queueChosen({ ...usual, template, order: { ...NO_ORDER, items }, user }, choice)
  }

  async #firstOffered(model: ModelKey, items: readonly number[]): Promise<number | null> {
    const { results } = await this.#options.offers.list({ enabled: true, model_type: model }, items, FIRST)
    return results[0]?.pk ?? null
  }
}

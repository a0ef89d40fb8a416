import { AppError, type ActingUser, type ModelKey } from '@scanbench/plugin'
import type { LabelDocument } from '../records/label-document.ts'
import type { LabelTemplate } from '../records/label-records.ts'
import { labelContext } from './label-context.ts'

/** Where the data on labels comes from. */
export interface LabelData {
  /** The object as the API shows it, with the details of part and location; null when there is none. */
  record(model: ModelKey, pk: number): Promise<Record<string, unknown> | null>
  /** The text of its internal code. */
  code(model: ModelKey, pk: number): Promise<string>
  /** What belongs to it, of the lists that are wanted. */
  lists(model: ModelKey, pk: number, isWanted: (name: string) => boolean): Promise<Record<string, readonly Values[]>>
  /** Who prints, as templates see a person. */
  actingUser(pk: number | null): Promise<ActingUser | null>
}

type Values = Record<string, unknown>

export interface LabelContextsOptions {
  data: LabelData
  baseUrl: () => string
  clock: () => Date
  /** Variables that plugins add; what fails there stops no label. */
  addContext?: (request: LabelContextRequest) => Promise<Values>
}

export interface LabelContextRequest {
  template: LabelTemplate
  item: number
  user: number | null
  context: Values
}

export interface ContextWish {
  user: number | null
  document: LabelDocument | null
}

/** The values that a template sees of an object. */
export class LabelContexts {
  readonly #options: LabelContextsOptions

  constructor(options: LabelContextsOptions) {
    this.#options = options
  }

  /** With the lists that the document names; without a document with all that there are. */
  async of(record: LabelTemplate, item: number, { user, document }: ContextWish): Promise<Values> {
    const context = await this.#ownContext(record, item, { user, document })
    const request = { template: record, item, user, context }
    return { ...context, ...(await this.#options.addContext?.(request)) }
  }

  async #ownContext(template: LabelTemplate, item: number, { user: pk, document }: ContextWish) {
    const { data, baseUrl, clock } = this.#options
    const model = template.model_type
    const record = await data.record(model, item)
    if (record === null)
      throw new AppError('NOT_FOUND', `There is no ${model} ${item} any more, so its label cannot be drawn.`)
    const parentPk = model === 'stocklocation' ? record['parent'] : null
    const parent = typeof parentPk === 'number' ? await data.record(model, parentPk) : null
    const code = await data.code(model, item)
    const lists = await data.lists(model, item, (name) => document === null || sourceOf(document).includes(name))
    const user = await data.actingUser(pk)
    return labelContext({ template, record, parent, code, lists, baseUrl: baseUrl(), now: clock(), user })
  }
}

const sources = new WeakMap<LabelDocument, string>()

/** All its texts: a list that none of them names is not read from the database, label by label. */
function sourceOf(document: LabelDocument): string {
  const known = sources.get(document) ?? JSON.stringify(document)
  sources.set(document, known)
  return known
}

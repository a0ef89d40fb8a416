import { AppError } from '@scanbench/plugin'
import type { LabelDocument, LabelPrompt } from '../../records/label-document.ts'
import type { LabelData } from '../label-contexts.ts'
import type { NewLabel } from '../journal/new-job.ts'
import type { TemplateDocument } from '../templates/template.ts'

/** Which labels are wanted: objects by key or by a query of their list, rows of a file, or the numbers of a range. */
export interface LabelOrder {
  items: readonly number[]
  /** As behind the address of the list: `search=resistor&location=3`. */
  query: string | null
  /** One label for each; a column `item` names the object that it is of. */
  rows: readonly Readonly<Record<string, unknown>>[]
  range: NumberRange | null
  /** Answers of the operator, for all labels. */
  prompts: Readonly<Record<string, unknown>>
}

export interface NumberRange {
  from: number
  to: number
  step: number
  /** Zeros are put before it up to this length. */
  padding: number
}

interface Options {
  data: Pick<LabelData, 'record'>
  /** The keys of what a list shows. */
  find: (model: TemplateDocument['record']['model_type'], query: string) => Promise<number[]>
}

/** Far more than a roll holds; more at once is a mistake. */
const MOST_LABELS = 10_000

export const NO_ORDER: LabelOrder = { items: [], query: null, rows: [], range: null, prompts: {} }

/** From what was asked for to the labels of a job, in printing order. */
export class LabelOrders {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  async labels(template: TemplateDocument, order: LabelOrder): Promise<NewLabel[]> {
    const { document } = template
    if (order.range !== null)
      return numbersOf(order.range).map((counter) => ({ item: null, data: this.#data(document, order, { counter }) }))
    if (order.rows.length > 0) return this.#ofRows(template, order)
    const items = await this.#existing(template, order)
    return items.map((item) => ({ item, data: this.#data(document, order, {}) }))
  }

  async #ofRows({ document, record }: TemplateDocument, order: LabelOrder): Promise<NewLabel[]> {
    checkNumber(order.rows.length, 'rows')
    const labels: NewLabel[] = []
    for (const [index, { item, ...row }] of order.rows.entries()) {
      const pk = item === undefined || item === null || item === '' ? null : Number(item)
      if (pk !== null && (await this.#options.data.record(record.model_type, pk)) === null)
        throw invalid('rows', `Row ${index + 1} names the ${record.model_type} "${String(item)}", which is not there.`)
      labels.push({ item: pk, data: this.#data(document, order, row) })
    }
    return labels
  }

  /** In the order asked for, each once; what does not exist is skipped. */
  async #existing({ record }: TemplateDocument, { items, query }: LabelOrder): Promise<number[]> {
    const { data, find } = this.#options
    if (items.length === 0 && query === null) throw invalid('items', 'This list may not be empty.')
    const wanted = query === null ? items : await find(record.model_type, query)
    checkNumber(wanted.length, query === null ? 'items' : 'query')
    const found: number[] = []
    for (const pk of new Set(wanted)) if ((await data.record(record.model_type, pk)) !== null) found.push(pk)
    if (found.length === 0) throw invalid(query === null ? 'items' : 'query', 'No valid items provided to template')
    return found
  }

  /** What a label says beside its object; null when there is nothing. */
  #data({ prompts }: LabelDocument, order: LabelOrder, own: Record<string, unknown>): Record<string, unknown> | null {
    const given = { ...order.prompts, ...own }
    const answers = readAnswers(prompts, given)
    const data = { ...own, ...(prompts.length === 0 ? {} : { answers }) }
    return Object.keys(data).length === 0 ? null : data
  }
}

function numbersOf({ from, to, step, padding }: NumberRange): string[] {
  const stride = from <= to ? Math.abs(step) : -Math.abs(step)
  if (stride === 0) throw invalid('range', 'The step of a range is 1 or more.')
  const count = Math.floor((to - from) / stride) + 1
  checkNumber(count, 'range')
  return Array.from({ length: count }, (_, index) => padded(from + index * stride, padding))
}

function padded(value: number, length: number): string {
  const digits = String(Math.abs(value)).padStart(length, '0')
  return value < 0 ? `-${digits}` : digits
}

function checkNumber(count: number, field: string): void {
  if (count > MOST_LABELS)
    throw invalid(field, `These are ${count} labels; a job has ${MOST_LABELS} at most. Print them in parts.`)
}

/** The answers to a template's questions; what is missing or of the wrong kind is said for all questions at once. */
function readAnswers(
  prompts: readonly LabelPrompt[],
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const errors: Record<string, string[]> = {}
  const answers: Record<string, unknown> = {}
  for (const prompt of prompts) {
    const text = asText(given[prompt.key] ?? prompt.initial)
    const error =
      text === '' ? (prompt.isRequired ? 'This field is required.' : null) : WRONG[prompt.type](text, prompt)
    if (error === null) answers[prompt.key] = text
    else errors[prompt.key] = [error]
  }
  if (Object.keys(errors).length > 0)
    throw new AppError('INVALID_INPUT', 'The label asks for something that was not answered.', {
      details: { prompts: errors },
    })
  return answers
}

type Check = (text: string, prompt: LabelPrompt) => string | null

const WRONG: Readonly<Record<LabelPrompt['type'], Check>> = {
  text: () => null,
  integer: (text) => (/^[+-]?\d{1,15}$/u.test(text) ? null : 'A valid integer is required.'),
  date: (text) => (Number.isNaN(Date.parse(text)) ? 'Date has wrong format. Use YYYY-MM-DD.' : null),
  boolean: (text) => (/^(?:true|false|1|0|yes|no)$/iu.test(text) ? null : 'Must be a valid boolean.'),
  choice: (text, { choices }) => (choices.includes(text) ? null : `"${text}" is not a valid choice.`),
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

export function invalid(field: string, message: string): AppError {
  return new AppError('INVALID_INPUT', message, { details: { [field]: [message] } })
}

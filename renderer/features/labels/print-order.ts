import type { LabelTemplate } from '../../../main/records/label-records.ts'
import type { LabelModel } from '../../client/print-jobs.ts'

/** A thing that gets a label. */
export interface PrintTarget {
  model: LabelModel
  pk: number
}

export type CsvRow = Readonly<Record<string, string>>

/** What the labels are of. */
export type SourceKind = 'items' | 'query' | 'rows' | 'range'

export interface NumberRange {
  from: number
  to: number
  step: number
  padding: number
}

/** What is being put together on the Print page; it stays while one looks at other pages. */
export interface PrintOrder {
  /** Null until somebody chose one: then the rule decides. */
  template: number | null
  /** Null: as the rule says. */
  machine: string | null
  /** Null: as many as the last time. */
  copies: number | null
  source: SourceKind
  targets: readonly PrintTarget[]
  search: string
  file: { name: string; rows: readonly CsvRow[] } | null
  range: NumberRange
  answers: Readonly<Record<string, string | number | boolean>>
  /** Null: as the last time. */
  options: Readonly<Record<string, unknown>> | null
  /** Label of the preview, from 0. */
  page: number
  /** It was printed: the next scan begins a new list. */
  isPrinted: boolean
}

export const EMPTY_ORDER: PrintOrder = {
  template: null,
  machine: null,
  copies: null,
  source: 'items',
  targets: [],
  search: '',
  file: null,
  range: { from: 1, to: 10, step: 1, padding: 3 },
  answers: {},
  options: null,
  page: 0,
  isPrinted: false,
}

export type OrderAction =
  | { kind: 'add'; target: PrintTarget }
  | { kind: 'remove'; target: PrintTarget }
  | { kind: 'only'; targets: readonly PrintTarget[] }
  | { kind: 'template'; template: LabelTemplate }
  | {
      kind: 'set'
      values: Partial<Pick<PrintOrder, 'machine' | 'copies' | 'search' | 'file' | 'range' | 'options' | 'page'>>
    }
  | { kind: 'source'; source: SourceKind }
  | { kind: 'copies'; copies: number }
  | { kind: 'answer'; key: string; value: string | number | boolean }
  | { kind: 'printed' }

export const MOST_COPIES = 500

type Reducers = {
  readonly [K in OrderAction['kind']]: (order: PrintOrder, action: Extract<OrderAction, { kind: K }>) => PrintOrder
}

const REDUCERS: Reducers = {
  add: (order, { target }) => withTarget(order.isPrinted ? { ...order, targets: [], isPrinted: false } : order, target),
  remove: (order, { target }) => ({
    ...order,
    targets: order.targets.filter((one) => !isSame(one, target)),
    page: 0,
  }),
  only: (_, { targets }) => ({ ...EMPTY_ORDER, targets }),
  // Questions, options and copies are those of a template; what the labels are of stays.
  template: (order, { template }) => ({
    ...order,
    template: template.pk,
    copies: null,
    answers: {},
    options: null,
    page: 0,
  }),
  source: (order, { source }) => ({ ...order, source, page: 0 }),
  set: (order, { values }) => ({ ...order, page: 0, ...values }),
  copies: (order, { copies }) => ({ ...order, copies: Math.min(MOST_COPIES, Math.max(1, Math.round(copies))) }),
  answer: (order, { key, value }) => ({ ...order, answers: { ...order.answers, [key]: value } }),
  printed: (order) => ({ ...order, isPrinted: true }),
}

export function printOrder(order: PrintOrder, action: OrderAction): PrintOrder {
  const reduce = REDUCERS[action.kind] as (order: PrintOrder, action: OrderAction) => PrintOrder
  return reduce(order, action)
}

/** The list is of one kind of thing: one of another kind begins a new list, with the label that is usual for it. */
function withTarget(order: PrintOrder, target: PrintTarget): PrintOrder {
  const own = order.targets.filter(({ model }) => model === target.model)
  const place = own.findIndex((one) => isSame(one, target))
  if (place !== -1) return { ...order, source: 'items', page: place }
  const isOther = order.targets.length > 0 && own.length === 0
  return {
    ...order,
    ...(isOther ? { template: null, machine: null, copies: null, answers: {}, options: null } : {}),
    source: 'items',
    targets: [...own, target],
    page: own.length,
  }
}

const isSame = (one: PrintTarget, other: PrintTarget): boolean => one.model === other.model && one.pk === other.pk

/** The things that this template has labels for. */
export function targetsFor(order: PrintOrder, model: LabelModel | undefined): readonly PrintTarget[] {
  return order.targets.filter((target) => target.model === model)
}

interface Source {
  /** Different labels, copies aside; null where only the station knows. */
  count: (order: PrintOrder, model: LabelModel | undefined) => number | null
  /** What the station is told of it. */
  content: (order: PrintOrder, model: LabelModel) => Record<string, unknown>
}

const SOURCES: Readonly<Record<SourceKind, Source>> = {
  items: {
    count: (order, model) => targetsFor(order, model).length,
    content: (order, model) => ({ items: targetsFor(order, model).map(({ pk }) => pk) }),
  },
  rows: { count: ({ file }) => file?.rows.length ?? 0, content: ({ file }) => ({ rows: file?.rows ?? [] }) },
  range: { count: ({ range }) => rangeLength(range), content: ({ range }) => ({ range }) },
  query: { count: () => null, content: ({ search }) => ({ query: new URLSearchParams({ search }).toString() }) },
}

/** How many different labels there are; null where only the station knows. */
export function labelsIn(order: PrintOrder, model: LabelModel | undefined): number | null {
  return SOURCES[order.source].count(order, model)
}

export function rangeLength({ from, to, step }: NumberRange): number {
  return step === 0 ? 0 : Math.floor(Math.abs(to - from) / Math.abs(step)) + 1
}

/** The number on one label of a range, with zeros before it; it goes down where the end is lower. */
export function numberAt({ from, to, step, padding }: NumberRange, index: number): string {
  const number = from + index * Math.abs(step) * (to < from ? -1 : 1)
  const digits = String(Math.abs(number)).padStart(padding, '0')
  return number < 0 ? `-${digits}` : digits
}

/** An order of which everything is known: what was chosen, else what was chosen the last time, else what is usual. */
export interface SettledOrder extends PrintOrder {
  copies: number
  options: Readonly<Record<string, unknown>>
}

export function settled(
  order: PrintOrder,
  last: { copies: number; options: Readonly<Record<string, unknown>> } | undefined,
): SettledOrder {
  return { ...order, copies: order.copies ?? last?.copies ?? 1, options: order.options ?? last?.options ?? {} }
}

/** What goes to the station; `machine` is the one that is shown beside it. */
export function requestOf(order: SettledOrder, template: LabelTemplate, machine: string | null) {
  const { answers, options, copies } = order
  return {
    template: template.pk,
    machine,
    copies,
    ...SOURCES[order.source].content(order, template.model_type),
    ...(Object.keys(answers).length > 0 ? { prompts: answers } : {}),
    ...(Object.keys(options).length > 0 ? { options } : {}),
  }
}

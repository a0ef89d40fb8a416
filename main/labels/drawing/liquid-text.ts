import { AppError, messageOf } from '@scanbench/plugin'
import { Liquid } from 'liquidjs'
import type { Template } from 'liquidjs'
import { addLabelFilters } from '../liquid/filters.ts'
import { recentOnly } from './recent-only.ts'

type Context = Readonly<Record<string, unknown>>

/** Templates read values and nothing else: no files, no inherited members, an end to loops. */
const liquid = addLabelFilters(
  new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    templates: {},
    parseLimit: 100_000,
    memoryLimit: 10_000_000,
  }),
)

/** The clock goes on while the machine does other work: an honest text that was late is given another chance, and more time. */
const LIMITS_MS = [200, 1000] as const

function inTime<Value>(render: (limit: { renderLimit: number }) => Value): Value {
  try {
    return render({ renderLimit: LIMITS_MS[0] })
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('template render limit exceeded'))) throw error
    return render({ renderLimit: LIMITS_MS[1] })
  }
}

const parsed = recentOnly<Template[]>(2000)

export function renderText(template: string, context: Context): string {
  if (!template.includes('{')) return template.trim()
  const plain = plainValue(template, context)
  if (plain !== null) return plain.trim()
  return guarded(template, () => {
    const parts = parsed(template, () => liquid.parse(template))
    return inTime((limit) => String(liquid.renderSync(parts, context, limit))).trim()
  })
}

const NAME = /\{\{\s*([a-z_]\w*(?:\.[a-z_]\w*)*)\s*\}\}/iu

/** A text between names, or the way to what a name stands for. */
type Piece = string | readonly string[]

const pieces = recentOnly<readonly Piece[]>(2000)

/** Most texts of labels are names and words: they are read without Liquid. Null where it takes more than reading. */
function plainValue(template: string, context: Context): string | null {
  const plain = pieces(template, () => plainPieces(template))
  if (plain.length === 0) return null
  let text = ''
  for (const piece of plain) {
    const value = typeof piece === 'string' ? piece : valueOn(piece, context)
    if (value === null) return null
    text += value
  }
  return text
}

/** None where there is more than names and words. */
function plainPieces(template: string): Piece[] {
  const parts = template.split(NAME)
  const isWord = (part: string, index: number): boolean =>
    !/\{[{%]/u.test(part) && !(part.endsWith('{') && index < parts.length - 1)
  if (parts.length === 1 || !parts.every((part, index) => index % 2 === 1 || isWord(part, index))) return []
  return parts.map((part, index) => (index % 2 === 1 ? part.split('.') : part)).filter((piece) => piece !== '')
}

function valueOn(path: readonly string[], context: Context): string | null {
  let value: unknown = context
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null
    value = (value as Context)[name]
  }
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null
}

/** A long template as it is, white included. */
export function renderSource(source: string, context: Context): string {
  return guarded(source.slice(0, 60), () =>
    inTime((limit) => String(liquid.parseAndRenderSync(source, context, limit))),
  )
}

/** Is a condition met? It is an expression (`quantity > 1`) or a text that gives something. Empty: always. */
export function isTrue(condition: string, context: Context): boolean {
  const source = condition.trim()
  if (source === '') return true
  const template = source.includes('{') ? source : `{% if ${source} %}true{% endif %}`
  return !['', 'false', 'null'].includes(renderText(template, context))
}

/** What a name such as `part.bom_items` stands for; undefined for nothing. */
export function valueAt(name: string, context: Context): unknown {
  if (name.trim() === '') return undefined
  return guarded(name, () => liquid.evalValueSync(name, context) as unknown)
}

/** The names that a text uses: `part.name`, `quantity`. */
export function namesIn(template: string): string[] {
  if (!template.includes('{')) return []
  return guarded(template, () =>
    liquid
      .globalVariableSegmentsSync(template)
      .map((segments) => segments.filter((segment) => typeof segment === 'string').join('.')),
  )
}

function guarded<Value>(template: string, work: () => Value): Value {
  try {
    return work()
  } catch (error) {
    const reason = messageOf(error)
    throw new AppError('TEMPLATE_INVALID', `The text "${template}" of the label template has an error: ${reason}`, {
      cause: error,
    })
  }
}

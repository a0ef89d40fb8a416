import { AppError } from '@scanbench/plugin'
import { Liquid } from 'liquidjs'

/** Templates read values and nothing else: no files, no inherited members, an end to loops. */
const liquid = new Liquid({
  ownPropertyOnly: true,
  strictFilters: true,
  templates: {},
  parseLimit: 100_000,
  renderLimit: 200,
  memoryLimit: 10_000_000,
})

export function renderText(template: string, context: Record<string, unknown>): string {
  try {
    return String(liquid.parseAndRenderSync(template, context)).trim()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('TEMPLATE_INVALID', `The text "${template}" of the label template has an error: ${reason}`, {
      cause: error,
    })
  }
}

import { AppError } from '@scanbench/plugin'
import { Liquid } from 'liquidjs'
import { addLabelFilters } from '../labels/liquid/filters.ts'
import { PAGE_POLICY } from './page-printer.ts'
import { paperOf } from './report-template.ts'
import type { ReportDocument } from './report-template.ts'

/** As with labels, templates read values and nothing else; and what they read is text, not HTML. */
const liquid = addLabelFilters(
  new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    outputEscape: 'escape',
    templates: {},
    parseLimit: 1_000_000,
    renderLimit: 5000,
    memoryLimit: 200_000_000,
  }),
)
const plainText = new Liquid({ ownPropertyOnly: true, strictFilters: true, templates: {}, renderLimit: 200 })

/** One HTML page of everything; each context begins on a new sheet of paper. */
export async function reportPage(
  { record, style, body }: ReportDocument,
  contexts: readonly Record<string, unknown>[],
): Promise<string> {
  const { widthMm, heightMm } = paperOf(record)
  const template = parse(body)
  const sections: string[] = []
  for (const context of contexts) sections.push(`<section>${await render(template, context)}</section>`)
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}">
<title>${escaped(record.name)}</title>
<style>@page { size: ${widthMm}mm ${heightMm}mm; margin: 12mm; } section + section { break-before: page; } @media screen { body { padding: 12mm; } } ${style}</style></head>
<body>${sections.join('\n')}</body></html>`
}

/** The name of the file, without ending. */
export function reportFileName({ record }: ReportDocument, context: Record<string, unknown>): string {
  try {
    return String(plainText.parseAndRenderSync(record.filename_pattern, context)).replace(/\.pdf$/iu, '')
  } catch (error) {
    throw syntaxError(error)
  }
}

function parse(text: string) {
  try {
    return liquid.parse(text)
  } catch (error) {
    throw syntaxError(error)
  }
}

async function render(template: ReturnType<typeof parse>, context: Record<string, unknown>): Promise<string> {
  try {
    return String(await liquid.render(template, context))
  } catch (error) {
    throw new AppError('RENDER_FAILED', `Error rendering report: ${reason(error)}`, { cause: error })
  }
}

function syntaxError(error: unknown): AppError {
  return new AppError('TEMPLATE_INVALID', `Template syntax error: ${reason(error)}`, { cause: error })
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/gu, (character) => ENTITIES[character] ?? '')
}

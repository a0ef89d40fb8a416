import { AppError, messageOf } from '@scanbench/plugin'
import { Liquid } from 'liquidjs'
import type { Template } from 'liquidjs'
import { escapeHtml } from '../labels/liquid/escape-html.ts'
import { addLabelFilters } from '../labels/liquid/filters.ts'
import { limitNesting } from './nested-include.ts'
import { PAGE_POLICY } from './page-printer.ts'
import { paperOf } from './report-template.ts'
import type { KeptReport } from './report-template.ts'

type Values = Record<string, unknown>

/** Pieces of pages by the names that templates include them by. */
export type Snippets = ReadonlyMap<string, string>

/** As with labels, templates read values and snippets and nothing else; and what they read is text, not HTML. */
function engine(snippets: Snippets): Liquid {
  const templates = Object.fromEntries(Array.from(snippets, ([name, source]) => [`snippets/${name}`, source]))
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    outputEscape: 'escape',
    templates,
    parseLimit: 1_000_000,
    renderLimit: 5000,
    memoryLimit: 200_000_000,
  })
  return addLabelFilters(limitNesting(liquid))
}

const plainText = new Liquid({ ownPropertyOnly: true, strictFilters: true, templates: {}, renderLimit: 200 })

/** One HTML page of everything; each context begins on a new sheet of paper. */
export async function reportPage(
  { record, document }: Pick<KeptReport, 'document'> & { record: Pick<KeptReport['record'], 'name'> },
  contexts: readonly Values[],
  snippets: Snippets,
): Promise<string> {
  const { widthMm, heightMm } = paperOf(document)
  const liquid = engine(snippets)
  const { style, body } = partsOf(document.source)
  const [styleTemplate, template] = [parse(liquid, style), parse(liquid, body)]
  const rules = await render(liquid, styleTemplate, contexts[0] ?? {})
  const sections: string[] = []
  for (const context of contexts) sections.push(`<section>${await render(liquid, template, context)}</section>`)
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY}">
<title>${escapeHtml(record.name)}</title>
<style>@page { size: ${widthMm}mm ${heightMm}mm; margin: 12mm; } section + section { break-before: page; } @media screen { body { padding: 12mm; } } ${rules}</style></head>
<body>${sections.join('\n')}</body></html>`
}

/** Throws for a page whose Liquid cannot be read; what its values do is seen when it is filled. */
export function checkReportSource(source: string): void {
  const { style, body } = partsOf(source)
  const liquid = engine(new Map())
  for (const part of [style, body]) parse(liquid, part)
}

const STYLES = /<style[^>]*>([\s\S]*?)<\/style>/giu
/** Of a whole page only what is within is taken: the rest is made here. */
const BODY = /<body[^>]*>([\s\S]*?)<\/body>/iu

/** Rules stand once on the page, however many objects it has. */
function partsOf(source: string): { style: string; body: string } {
  const style = Array.from(source.matchAll(STYLES), ([, rules = '']) => rules).join('\n')
  const rest = source.replaceAll(STYLES, '')
  return { style, body: BODY.exec(rest)?.[1] ?? rest }
}

/** The name of the file, without ending. */
export function reportFileName({ record }: KeptReport, context: Record<string, unknown>): string {
  try {
    return String(plainText.parseAndRenderSync(record.filename_pattern, context)).replace(/\.pdf$/iu, '')
  } catch (error) {
    throw syntaxError(error)
  }
}

function parse(liquid: Liquid, text: string): Template[] {
  try {
    return liquid.parse(text)
  } catch (error) {
    throw syntaxError(error)
  }
}

async function render(liquid: Liquid, template: Template[], context: Values): Promise<string> {
  try {
    return String(await liquid.render(template, context))
  } catch (error) {
    throw new AppError('RENDER_FAILED', `Error rendering report: ${messageOf(error)}`, { cause: error })
  }
}

function syntaxError(error: unknown): AppError {
  return new AppError('TEMPLATE_INVALID', `Template syntax error: ${messageOf(error)}`, { cause: error })
}

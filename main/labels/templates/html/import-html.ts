import type { DesignDocument } from '../../../records/label-document.ts'
import { readRules } from './css.ts'
import type { Notes } from './django-text.ts'
import { readTokens } from './html-tokens.ts'
import type { PageSize } from './page-places.ts'
import { PageReader } from './page-reader.ts'

export interface ImportedPage {
  document: DesignDocument
  /** What could not be taken over, in words. */
  report: string[]
}

/** A label template written for InvenTree as a design: texts, codes and images with their places; the rest is reported. */
export function importHtml(source: string, page: PageSize): ImportedPage {
  const notes: Notes = new Set()
  const css = [...blocksOf(source, 'style'), ...elementsOf(source, 'style')].join('\n')
  const [content] = blocksOf(source, 'content')
  const [body] = elementsOf(source, 'body')
  const reader = new PageReader({ page, notes, rules: readRules(withSizes(css, page)) })
  reader.read(readTokens(content ?? body ?? source))
  const objects = reader.objects
  if (objects.length === 0) notes.add('Nothing was found on the page that a label can show.')
  return {
    document: { format: 1, kind: 'design', ...page, prompts: [], samples: [], groups: [], objects },
    report: [...notes],
  }
}

function blocksOf(source: string, name: string): string[] {
  const block = new RegExp(`\\{%\\s*block\\s+${name}\\s*%\\}([\\s\\S]*?)\\{%\\s*endblock(?:\\s+\\w+)?\\s*%\\}`, 'gu')
  return Array.from(source.matchAll(block), ([, inside = '']) => inside)
}

function elementsOf(source: string, name: string): string[] {
  const element = new RegExp(`<${name}\\b[^>]*>([\\s\\S]*?)</${name}\\s*>`, 'giu')
  return Array.from(source.matchAll(element), ([, inside = '']) => inside)
}

/** Style sheets reckon with the size of the label. */
function withSizes(css: string, { widthMm, heightMm }: PageSize): string {
  return css
    .replaceAll(/\{\{\s*width\s*\}\}/gu, String(widthMm))
    .replaceAll(/\{\{\s*height\s*\}\}/gu, String(heightMm))
    .replaceAll(/\{%[\s\S]*?%\}/gu, '')
}

import { globSync } from 'node:fs'
import { readSource, ROOT } from './imports.ts'

export interface CodeBlock {
  /** Page and line. */
  name: string
  page: string
  /** As the fence says it, ```` ```ts file=shelf-codes.ts ````: other blocks of the page import it by this name. */
  file: string | null
  text: string
}

/** Code blocks of one language in the pages below `docs/`. */
export function codeBlocks(language: string): CodeBlock[] {
  const pages = globSync('docs/**/*.md', { cwd: ROOT }).map((file) => file.replaceAll('\\', '/'))
  return pages.toSorted().flatMap((page) => blocksIn(readSource(page), language, page))
}

export function blocksIn(text: string, language: string, page: string): CodeBlock[] {
  const blocks = text.matchAll(/^```(?<language>\w+)(?<rest>[^\n]*)\n(?<code>.*?)^```$/gmsu)
  return [...blocks]
    .filter((block) => block.groups?.['language'] === language)
    .map((block) => ({
      name: `${page}:${lineOf(text, block.index)}`,
      page,
      file: /\bfile=(\S+)/u.exec(block.groups?.['rest'] ?? '')?.[1] ?? null,
      text: block.groups?.['code'] ?? '',
    }))
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

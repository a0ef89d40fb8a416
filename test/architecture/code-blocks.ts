import { globSync } from 'node:fs'
import type { CodeText } from './compile-code.ts'
import { readSource, ROOT } from './imports.ts'

/** Code blocks of one language in the pages below `docs/`, named by page and line. */
export function codeBlocks(language: string): CodeText[] {
  const pages = globSync('docs/**/*.md', { cwd: ROOT }).map((file) => file.replaceAll('\\', '/'))
  return pages.toSorted().flatMap((page) => blocksIn(readSource(page), language, page))
}

export function blocksIn(text: string, language: string, page: string): CodeText[] {
  const blocks = text.matchAll(/^```(?<language>\w+)[^\n]*\n(?<code>.*?)^```$/gmsu)
  return [...blocks]
    .filter((block) => block.groups?.['language'] === language)
    .map((block) => ({ name: `${page}:${lineOf(text, block.index)}`, text: block.groups?.['code'] ?? '' }))
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

import { globSync } from 'node:fs'
import ts from 'typescript'
import { readSource, ROOT } from './imports.ts'

const TESTS = '{main,drivers,plugins,renderer,build,test}/**/*.{test,spec}.{ts,tsx}'
const STARTERS: ReadonlySet<string> = new Set(['test', 'it', 'describe'])
const IDS = /\(([LASMUKBPC]\d\d(?:,? ?[LASMUKBPC]\d\d)*)\)/gu

export interface TestTitle {
  file: string
  title: string
}

/** The titles of all tests and of the groups around them, as they are written. */
export function testTitles(): TestTitle[] {
  const files = globSync(TESTS, { cwd: ROOT, exclude: ['**/node_modules/**'] })
  return files.flatMap((file) => titlesIn(readSource(file)).map((title) => ({ file, title })))
}

/** The rows that a title names: `... (M01)`, `... (L21, L22)`, `... (L21 L22)`. */
export function rowsNamedBy(title: string): string[] {
  return [...title.matchAll(IDS)].flatMap(([, ids = '']) => ids.split(/[, ]+/u))
}

export function titlesIn(text: string): string[] {
  const titles: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && STARTERS.has(starterOf(node.expression)))
      titles.push(...literal(node.arguments[0]))
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('test.tsx', text, ts.ScriptTarget.Latest, true))
  return titles
}

/** `test`, also of `test.each(...)` and `test.each(...)(...)`. */
function starterOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) return starterOf(node.expression)
  return ts.isTaggedTemplateExpression(node) ? starterOf(node.tag) : ''
}

function literal(node: ts.Node | undefined): string[] {
  return node !== undefined && ts.isStringLiteralLike(node) ? [node.text] : []
}

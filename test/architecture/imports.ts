import { globSync, readFileSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import ts from 'typescript'

export const ROOT = resolve(import.meta.dirname, '..', '..')

export interface Import {
  /** Path of the importing file from the root, with `/`. */
  file: string
  /** A path from the root for files of ours, else the name as it is written. */
  target: string
  isOurs: boolean
  isTypeOnly: boolean
  /** An `import()` call. */
  isDynamic: boolean
}

const SOURCES = '{main,drivers,plugins,renderer,build,test}/**/*.{ts,tsx}'

/** Files of the program, without tests. */
export function sourceFiles(): string[] {
  const files = globSync(SOURCES, { cwd: ROOT, exclude: ['**/node_modules/**'] })
  return files.map((file) => file.replaceAll('\\', '/')).filter((file) => !/\.test\.tsx?$/u.test(file))
}

export const readSource = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

export function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readSource(file), ts.ScriptTarget.Latest, true)
  const found: Import[] = []
  const visit = (node: ts.Node): void => {
    const reference = referenceOf(node)
    if (reference !== null) found.push(toImport(file, reference))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

type Reference = Pick<Import, 'isTypeOnly' | 'isDynamic'> & { name: string }

function referenceOf(node: ts.Node): Reference | null {
  if (ts.isImportDeclaration(node)) return named(node.moduleSpecifier, isTypeImport(node))
  if (ts.isExportDeclaration(node)) return named(node.moduleSpecifier, node.isTypeOnly)
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? named(node.argument.literal, true) : null
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return named(node.arguments[0], false, true)
  }
  return null
}

function named(specifier: ts.Node | undefined, isTypeOnly: boolean, isDynamic = false): Reference | null {
  if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return null
  return { name: specifier.text, isTypeOnly, isDynamic }
}

function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (importClause === undefined) return false
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const { name, namedBindings } = importClause
  if (name !== undefined || namedBindings === undefined || !ts.isNamedImports(namedBindings)) return false
  return namedBindings.elements.every((element) => element.isTypeOnly)
}

function toImport(file: string, { name, ...kind }: Reference): Import {
  const isOurs = name.startsWith('.')
  return { file, target: isOurs ? posix.join(posix.dirname(file), name) : name, isOurs, ...kind }
}

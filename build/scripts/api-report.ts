import { join } from 'node:path'
import { ERRORS } from '@scanbench/plugin/host'
import ts from 'typescript'
import { ROOT } from './folders.ts'
import { AUTHOR_DOORS, declared, doorFile, doorName, exportsOf, sdkProgram } from './sdk-program.ts'

/** The page `plugins/sdk/api.md`: all that authors of plugins can see, so that a change of it is seen in a difference. */
export function apiReport(): string {
  const program = declarationProgram()
  const shown = new Set<ts.Node>()
  const sections = AUTHOR_DOORS.map((door) => {
    const symbols = exportsOf(program, declarationFile(doorFile(door)))
    const nodes = [...symbols.values()].flatMap(statementsOf).filter((node) => !shown.has(node))
    for (const node of nodes) shown.add(node)
    return section(`\`${doorName(door)}\``, nodes)
  })
  const behind = [...reachable(program, shown)].filter((node) => !shown.has(node) && !isErrorTable(node))
  return [INTRODUCTION, ...sections, section('Behind the doors', behind.toSorted(byText)), ERROR_CODES].join('\n')
}

const INTRODUCTION = `# The public surface of @scanbench/plugin

Made from the doors by \`npm run api:update\`. Whatever changes here changes for authors of plugins. What stands under several
doors is shown under the first.
`

/** Their texts and statuses have a page of their own. */
const ERROR_CODES = `## Error codes

${Object.keys(ERRORS)
  .map((code) => `- \`${code}\``)
  .join('\n')}
`

function section(title: string, nodes: readonly ts.Node[]): string {
  const texts = nodes.map((node) => node.getText().replace(/^export /u, ''))
  return `## ${title}\n\n\`\`\`ts\n${texts.join('\n\n')}\n\`\`\`\n`
}

const isErrorTable = (node: ts.Node): boolean => node.getText().includes('const ERRORS:')
const byText = (a: ts.Node, b: ts.Node): number => (a.getText() < b.getText() ? -1 : 1)
const isOurs = (file: string): boolean => file.startsWith(join(ROOT, 'plugins'))
const declarationFile = (file: string): string => file.replace(/\.ts$/u, '.d.ts')

/** The SDK's declarations alone, without comments: what an author's compiler reads. */
function declarationProgram(): ts.Program {
  const options: ts.CompilerOptions = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    removeComments: true,
    stripInternal: false,
  }
  const texts = new Map<string, string>()
  const source = sdkProgram(options)
  source.emit(undefined, (file, text) => texts.set(file, text), undefined, true)
  const host = ts.createCompilerHost(source.getCompilerOptions(), true)
  const virtual: ts.CompilerHost = {
    ...host,
    fileExists: (file) => (isOurs(file) ? texts.has(file) : host.fileExists(file)),
    readFile: (file) => (isOurs(file) ? texts.get(file) : host.readFile(file)),
    getSourceFile(file, version) {
      const text = texts.get(file)
      return text === undefined ? host.getSourceFile(file, version) : ts.createSourceFile(file, text, version, true)
    },
  }
  return ts.createProgram([...texts.keys()], source.getCompilerOptions(), virtual)
}

/** Whole statements, also for a variable among several. */
function statementsOf(symbol: ts.Symbol): ts.Node[] {
  return (symbol.declarations ?? []).map((node) => (ts.isVariableDeclaration(node) ? node.parent.parent : node))
}

/** Everything of the SDK that the shown declarations speak of. */
function reachable(program: ts.Program, from: ReadonlySet<ts.Node>): Set<ts.Node> {
  const checker = program.getTypeChecker()
  const found = new Set(from)
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) follow(checker.getSymbolAtLocation(node))
    ts.forEachChild(node, visit)
  }
  const follow = (symbol: ts.Symbol | undefined): void => {
    if (symbol === undefined) return
    for (const node of statementsOf(declared(checker, symbol))) {
      if (!ts.isSourceFile(node.parent) || found.has(node) || !node.getSourceFile().fileName.includes('/plugins/sdk/'))
        continue
      found.add(node)
      visit(node)
    }
  }
  for (const node of from) visit(node)
  return found
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { ROOT } from './folders.ts'

const SDK = join(ROOT, 'plugins', 'sdk')
const CONFIGURATION = join(ROOT, 'build', 'tsconfig', 'pure.json')

/** Doors for authors of plugins. The door `host` is left out: it may change in any release. */
export const AUTHOR_DOORS: readonly string[] = ['.', './mixins', './machine', './settings', './testing', './ui']

/** What a door is called in an import. */
export const doorName = (door: string): string => `@scanbench/plugin${door.slice(1)}`

/** The source file behind a door. */
export function doorFile(door: string): string {
  const { exports } = JSON.parse(readFileSync(join(SDK, 'package.json'), 'utf8')) as { exports: Record<string, string> }
  const file = exports[door]
  if (file === undefined) throw new Error(`plugins/sdk/package.json has no door ${door}.`)
  return join(SDK, file)
}

/** The SDK as the compiler sees it. */
export function sdkProgram(over: ts.CompilerOptions = {}): ts.Program {
  const parsed = ts.getParsedCommandLineOfConfigFile(CONFIGURATION, over, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic(diagnostic) {
      throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'))
    },
  })
  if (parsed === undefined) throw new Error(`${CONFIGURATION} could not be read.`)
  const globals = parsed.fileNames.filter((file) => file.endsWith('pure-globals.d.ts'))
  return ts.createProgram([...AUTHOR_DOORS.map(doorFile), ...globals], parsed.options)
}

/** What a door exports, by name, past the files in between. */
export function exportsOf(program: ts.Program, file: string): Map<string, ts.Symbol> {
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source)
  if (module === undefined) throw new Error(`${file} is no module.`)
  const symbols = checker.getExportsOfModule(module).map((symbol) => [symbol.name, declared(checker, symbol)] as const)
  return new Map(symbols.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** The symbol itself, past imports and exports of it. */
export function declared(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol)
}

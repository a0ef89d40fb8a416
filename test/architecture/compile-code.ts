import { join } from 'node:path'
import ts from 'typescript'
import { ROOT } from './imports.ts'

export interface CodeText {
  /** How a message names it. */
  name: string
  /** Where it would lie; texts in one folder can import each other. */
  path: string
  text: string
}

/** What an author's project uses: strict, and the types of Node, of browsers and of React. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.NodeNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['lib.es2024.d.ts', 'lib.esnext.disposable.d.ts', 'lib.esnext.collection.d.ts', 'lib.dom.d.ts'],
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
}

/** Compiles each text as a module of its own, all at once; gives what the compiler objects to. */
export function complaintsAbout(codes: readonly CodeText[]): string[] {
  const folder = join(ROOT, 'test', 'architecture', 'code')
  const files = new Map(codes.map((code) => [join(folder, code.path), code]))
  const host = ts.createCompilerHost(OPTIONS, true)
  const program = ts.createProgram([...files.keys()], OPTIONS, {
    ...host,
    directoryExists: (path) => path.startsWith(folder) || ts.sys.directoryExists(path),
    fileExists: (file) => files.has(file) || host.fileExists(file),
    readFile: (file) => files.get(file)?.text ?? host.readFile(file),
    getSourceFile(file, version) {
      const code = files.get(file)
      return code === undefined
        ? host.getSourceFile(file, version)
        : ts.createSourceFile(file, code.text, version, true)
    },
  })
  return [...files].flatMap(([file, code]) => {
    const source = program.getSourceFile(file)
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
    return found.map((diagnostic) => `${code.name}: ${placeOf(diagnostic)}${textOf(diagnostic)}`)
  })
}

function placeOf({ file, start }: ts.Diagnostic): string {
  if (file === undefined || start === undefined) return ''
  const { line } = file.getLineAndCharacterOfPosition(start)
  return `"${file.text.split('\n')[line]?.trim() ?? ''}": `
}

const textOf = ({ messageText }: ts.Diagnostic): string => ts.flattenDiagnosticMessageText(messageText, ' ')

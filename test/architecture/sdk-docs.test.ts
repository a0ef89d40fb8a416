import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'
import { AUTHOR_DOORS, doorFile, doorName, exportsOf, sdkProgram } from '../../build/scripts/sdk-program.ts'
import { complaintsAbout } from './compile-code.ts'

interface Exported {
  name: string
  door: string
  symbol: ts.Symbol
}

/** Members that every mixin has, and that say nothing of it. */
const COMMON: ReadonlySet<string> = new Set(['KEY', 'TITLE', 'REQUIRED', 'prototype'])

let checker: ts.TypeChecker
let all: Exported[]

beforeAll(() => {
  const program = sdkProgram()
  checker = program.getTypeChecker()
  all = AUTHOR_DOORS.flatMap((door) =>
    [...exportsOf(program, doorFile(door))].map(([name, symbol]) => ({ name, door: doorName(door), symbol })),
  )
})

const commentOf = (symbol: ts.Symbol): string => ts.displayPartsToString(symbol.getDocumentationComment(checker))
const tag = (symbol: ts.Symbol, name: string): string | undefined => {
  const found = symbol.getJsDocTags(checker).find((each) => each.name === name)
  return found === undefined ? undefined : ts.displayPartsToString(found.text)
}
const isMixin = ({ name }: Exported): boolean => name.endsWith('Mixin')

/** Methods and class members; the names of plain fields of records speak for themselves. */
function membersOf({ symbol, name }: Exported): { path: string; member: ts.Symbol }[] {
  const members = [...(symbol.members?.values() ?? []), ...staticsOf(symbol)]
  return members
    .filter((member) => !COMMON.has(member.name) && (member.declarations ?? []).some(needsWords))
    .map((member) => ({ path: `${name}.${member.name}`, member }))
}

const staticsOf = (symbol: ts.Symbol): ts.Symbol[] =>
  (symbol.flags & ts.SymbolFlags.Class) === 0 ? [] : [...(symbol.exports?.values() ?? [])]

function needsWords(node: ts.Declaration): boolean {
  if (!ts.isClassElement(node) && !ts.isMethodSignature(node)) return false
  return node.name !== undefined && !ts.isPrivateIdentifier(node.name) && !ts.isComputedPropertyName(node.name)
}

describe('what authors of plugins read', () => {
  test('everything behind the doors says what it is and since when', () => {
    const lacking = all.filter(({ symbol }) => commentOf(symbol) === '' || tag(symbol, 'since') === undefined)
    expect(lacking.map(({ door, name }) => `${door}: ${name}`)).toEqual([])
  })

  test('every method, and every member of a class, says what it is', () => {
    const members = all.flatMap(membersOf)
    expect(members.filter(({ member }) => commentOf(member) === '').map(({ path }) => path)).toEqual([])
    expect(members.length).toBeGreaterThan(100)
  })

  test('every mixin shows an example', () => {
    const mixins = all.filter(isMixin)
    expect(mixins.filter(({ symbol }) => (tag(symbol, 'example') ?? '') === '').map(({ name }) => name)).toEqual([])
    expect(mixins.length).toBeGreaterThan(20)
  })

  test('every example compiles', () => {
    const names = new Map(all.map(({ name, door }) => [name, door]))
    const imports = [...names].map(([name, door]) => `import { ${name} } from '${door}'`).join('\n')
    const examples = all.flatMap((exported) => {
      const text = tag(exported.symbol, 'example')
      return text === undefined
        ? []
        : [
            {
              name: exported.name,
              path: `${exported.door}/${exported.name}.ts`,
              text: `${imports}\n${PRELUDE}\n${codeOf(exported, text)}`,
            },
          ]
    })
    expect(complaintsAbout(examples)).toEqual([])
  })
})

/** What the world around an example would hold. */
const PRELUDE = `
import { expect } from 'vitest'
declare const run: PluginRun<Plugin>
declare const Boxes: PluginClass
declare const MyScanner: new () => BarcodeScannerDriver
declare const ZplDriver: new () => LabelPrinterDriver
declare const commandsOf: (label: DrawnLabel) => Uint8Array;
`

const INSIDE_A_CLASS = /^(?:async \w+\(|[A-Z_]+ =)/u

/** Many examples show the inside of a class; what such a class must have besides is filled in. */
function codeOf(exported: Exported, text: string): string {
  if (/^(?:export|import|declare) /mu.test(text)) return text
  if (!INSIDE_A_CLASS.test(text)) return `{\n${text}\n}`
  if (!isMixin(exported)) return `export abstract class Example extends ${baseOf(exported)} {\n${text}\n}`
  const mixins = [...new Set([exported.name, 'SettingsMixin'])].join(', ')
  const settings = text.includes('SETTINGS =') ? '' : 'SETTINGS = {}\n'
  return `export abstract class Example extends Plugin.with(${mixins}) {\nNAME = 'Example'\n${settings}${text}\n}`
}

const baseOf = ({ symbol, name }: Exported): string =>
  (symbol.flags & ts.SymbolFlags.Class) === 0 ? 'BaseDriver' : name

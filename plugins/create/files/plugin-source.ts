import type { Choices } from '../choices.ts'
import type { Names } from '../names.ts'
import { featureMembers } from './front-end.ts'
import { MIXIN_PARTS } from './mixin-parts.ts'

type Chosen = Pick<Choices, 'mixins' | 'features' | 'description' | 'author' | 'website' | 'licence'>

/** `src/index.ts`. */
export function pluginSource(names: Names, chosen: Chosen): string {
  const parts = chosen.mixins.map((name) => MIXIN_PARTS[name])
  const types = parts.flatMap((part) => part.types)
  if (chosen.mixins.includes('UserInterface') && chosen.features.includes('panel')) types.push('UserInterfaceRequest')
  const members = parts.map((part) => part.members(names))
  if (chosen.mixins.includes('UserInterface')) members.push(featureMembers(chosen.features))
  const base =
    parts.length === 0 ? 'Plugin' : `Plugin.with(\n  ${parts.map(({ className }) => className).join(',\n  ')},\n)`
  const short = parts.length === 0 ? 'Plugin' : `Plugin.with(${parts.map(({ className }) => className).join(', ')})`
  const head = `export default class ${names.className} extends ${short} {`
  return [
    ...imports(chosen, types),
    '',
    `/** ${chosen.description.replaceAll('*/', '')} */`,
    head.length <= 100 ? head : `export default class ${names.className} extends ${base} {`,
    ...metadata(names, chosen),
    ...members.filter((text) => text !== '').flatMap((text) => ['', text]),
    '}',
    '',
  ].join('\n')
}

function imports({ mixins }: Chosen, types: readonly string[]): string[] {
  const parts = mixins.map((name) => MIXIN_PARTS[name])
  const settings = parts.flatMap((part) => part.settings ?? [])
  return [
    importOf(mixins.includes('Validation') ? ['AppError', 'Plugin'] : ['Plugin'], '@scanbench/plugin'),
    importOf(
      parts.map(({ className }) => className),
      '@scanbench/plugin/mixins',
    ),
    importOf([...types].toSorted(), '@scanbench/plugin/mixins', 'import type'),
    importOf(settings, '@scanbench/plugin/settings'),
  ].filter((line) => line !== '')
}

function importOf(names: readonly string[], door: string, word = 'import'): string {
  if (names.length === 0) return ''
  const line = `${word} { ${names.join(', ')} } from '${door}'`
  return line.length <= 100 ? line : `${word} {\n  ${names.join(',\n  ')},\n} from '${door}'`
}

function metadata({ title, slug }: Names, { description, author, website, licence }: Chosen): string[] {
  const values = {
    NAME: title,
    SLUG: slug,
    DESCRIPTION: description,
    AUTHOR: author,
    WEBSITE: website,
    LICENSE: licence,
  }
  const given = Object.entries(values).filter(([, value]) => value !== '')
  return given.flatMap(([key, value]) => assigned(key, value))
}

function assigned(key: string, value: string): string[] {
  const line = `  ${key} = ${quoted(value)}`
  return line.length <= 100 ? [line] : [`  ${key} =`, `    ${quoted(value)}`]
}

/** As Prettier writes it: the mark that needs fewer escapes. */
export function quoted(text: string): string {
  const marks = text.split("'").length > text.split('"').length ? '"' : "'"
  return `${marks}${text.replaceAll('\\', '\\\\').replaceAll(marks, `\\${marks}`)}${marks}`
}

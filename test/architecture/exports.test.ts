import { globSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { readSource, ROOT } from './imports.ts'

const SOURCES = '{main,drivers,plugins,renderer,build,test}/**/*.{ts,tsx}'

/** The sdk exports for authors; what the creator holds is the text of somebody's plugin; samples and tests of them are found by their place. */
const FOR_OTHERS = /^plugins\/(?:sdk|create\/files|builtin|samples)\/|^test\/conformance\/sample-calls\//u

const EXPORT =
  /^export (?:declare )?(?:async |abstract )*(?<kind>function\*?|const|let|class|enum|interface|type) (?<name>\w+)/gmu
const IMPORT = /^(?:import|export)\s(?<names>[^'"`;]*?)\sfrom '(?<from>\.[^']+)'/gmu
/** `import('./x.ts')`, whether called or of its type: everything in it may be used. */
const WHOLE = /\bimport\(\s*'(?<from>\.[^']+)'/gu

interface Exported {
  file: string
  name: string
  isType: boolean
}

function exportsOf(file: string, source: string): Exported[] {
  return [...source.matchAll(EXPORT)].map(({ groups = {} }) => ({
    file,
    name: groups['name'] ?? '',
    isType: groups['kind'] === 'interface' || groups['kind'] === 'type',
  }))
}

/** "path name" for each name that a file takes from another, "path *" where it takes all. */
function takenBy(file: string, source: string): string[] {
  const at = (from = '') => posix.join(posix.dirname(file), from)
  const whole = [...source.matchAll(WHOLE)].map(({ groups }) => `${at(groups?.['from'])} *`)
  const named = [...source.matchAll(IMPORT)].flatMap(({ groups = {} }) => {
    const { names = '', from } = groups
    if (names.includes('*')) return [`${at(from)} *`]
    return [...names.matchAll(/\w+/gu)].map(([name]) => `${at(from)} ${name}`)
  })
  return [...whole, ...named]
}

test('what a file exports is used by another one; a type may also stand in what its own file exports', () => {
  const files = globSync(SOURCES, { cwd: ROOT, exclude: ['**/node_modules/**'] })
  const sources = new Map(files.map((file) => file.replaceAll('\\', '/')).map((file) => [file, readSource(file)]))
  const taken = new Set([...sources].flatMap(([file, source]) => takenBy(file, source)))
  const isUsedAtHome = ({ file, name }: Exported) =>
    (sources.get(file)?.match(new RegExp(String.raw`\b${name}\b`, 'gu')) ?? []).length > 1
  const unused = [...sources]
    .filter(([file]) => !FOR_OTHERS.test(file))
    .flatMap(([file, source]) => exportsOf(file, source))
    .filter(({ file, name }) => !taken.has(`${file} ${name}`) && !taken.has(`${file} *`))
    .filter((exported) => !(exported.isType && isUsedAtHome(exported)))
  expect(unused.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
})

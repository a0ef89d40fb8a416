/** Words that cannot be the name of a class, or that the class imports. */
const RESERVED: ReadonlySet<string> = new Set([
  ...'arguments async await boolean break case catch class const continue debugger default delete do else enum eval'.split(
    ' ',
  ),
  ...'export extends false finally for function if implements import in instanceof interface let new null number'.split(
    ' ',
  ),
  ...'package private protected public return static string super switch this throw true try typeof undefined'.split(
    ' ',
  ),
  ...'using var void while with yield Object Promise Plugin'.split(' '),
])
/** Words that stand in the place of a slug in the paths of the station. */
const TAKEN_SLUGS: ReadonlySet<string> = new Set(['ui', 'reload', 'install', 'status', 'settings'])
const LONGEST = 50
const PREFIX = 'scanbench-'

export interface Names {
  /** As people read it. */
  title: string
  className: string
  /** Key of the plugin in the station. */
  slug: string
  /** For tables, and wherever a hyphen cannot stand. */
  package: string
  /** Of the npm package. */
  distribution: string
}

/** What is wrong with a name, as a sentence; null when nothing is. */
export function nameProblem(title: string): string | null {
  const text = title.trim()
  if (text === '') return 'A plugin needs a name.'
  if (text.length > LONGEST) return `The name is longer than ${LONGEST} characters.`
  if (!/^[A-Za-z_]/.test(text)) return 'The name begins with a letter or an underscore.'
  if (!/^[A-Za-z0-9_ ]+$/.test(text)) return 'The name is made of letters, digits, underscores and spaces.'
  const { className, slug } = namesOf(text)
  if (RESERVED.has(className) || className.endsWith('Mixin'))
    return `"${className}" is a word of the language or of the station.`
  if (slug === '') return 'The name has no letter or digit.'
  return TAKEN_SLUGS.has(slug) ? `"${slug}" is a word in the addresses of the station.` : null
}

/** Everything that is called after the plugin. */
export function namesOf(given: string): Names {
  const title = given.trim().replace(/ +/g, ' ')
  const slug = title
    .toLowerCase()
    .replace(/ /g, '-')
    .replace(/^[-_]+|[-_]+$/g, '')
  return {
    title,
    className: title.replaceAll(' ', ''),
    slug,
    package: slug.replaceAll('-', '_'),
    distribution: slug.startsWith(PREFIX) ? slug : `${PREFIX}${slug}`,
  }
}

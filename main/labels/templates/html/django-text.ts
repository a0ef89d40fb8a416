/** What could not be taken over, in words. */
export type Notes = Set<string>

interface Options {
  notes: Notes
  /** Filters that Liquid has here under the name of the tag. */
  filters: ReadonlySet<string>
}

/** Tags that say nothing on paper. */
const SILENT = new Set([
  'load',
  'localize',
  'endlocalize',
  'extends',
  'block',
  'endblock',
  'autoescape',
  'endautoescape',
  'comment',
  'endcomment',
  'with',
  'endwith',
  'spaceless',
  'endspaceless',
  'csrf_token',
])
const SAME = new Set(['if', 'else', 'endif', 'endfor', 'for', 'empty', 'now'])
const TRANSLATED = new Set(['trans', 'translate'])

/** Text of a Django template in Liquid, as far as both mean the same. */
export function liquidOf(text: string, options: Options): string {
  return text
    .replaceAll(/\{#[\s\S]*?#\}/gu, '')
    .replaceAll(/\{\{([\s\S]*?)\}\}/gu, (_, value: string) => `{{ ${expressionOf(value)} }}`)
    .replaceAll(/\{%([\s\S]*?)%\}/gu, (_, tag: string) => tagOf(tag.trim(), options))
}

/** `value|default:"x"` is `value | default: "x"`. */
export function expressionOf(value: string): string {
  return value
    .trim()
    .split(/\|(?=(?:[^"']*["'][^"']*["'])*[^"']*$)/u)
    .map((part) => part.trim().replace(/^(\w+)\s*:\s*/u, '$1: '))
    .join(' | ')
}

function tagOf(tag: string, { notes, filters }: Options): string {
  const [name = ''] = tag.split(/\s+/u)
  const rest = tag.slice(name.length).trim()
  if (SILENT.has(name)) return ''
  if (name === 'elif') return `{% elsif ${conditionOf(rest)} %}`
  if (name === 'if') return `{% if ${conditionOf(rest)} %}`
  if (SAME.has(name)) return `{% ${tag} %}`
  if (TRANSLATED.has(name)) return rest.replace(/^(["'])([\s\S]*)\1.*$/u, '$2')
  if (filters.has(name)) return `{{ ${callOf(name, rest)} }}`
  notes.add(`The tag {% ${name} %} is not known here and was left out.`)
  return ''
}

/** `a and not b` is `a and b == false`; Liquid has no "not". */
function conditionOf(condition: string): string {
  return condition.replaceAll(/\bnot\s+([\w.]+)/gu, '$1 == blank').replaceAll(/\bNone\b/gu, 'nil')
}

/** `{% add 3 4 cast="x" %}` is `3 | add: 4, cast: "x"`. */
export function callOf(name: string, rest: string): string {
  const words = wordsOf(rest.replace(/\s+as\s+\w+$/u, ''))
  const [input = '""', ...others] = words.map((word) => liquidWord(word.replace(/^(\w+)=(?!=)/u, '$1: ')))
  return others.length === 0 ? `${input} | ${name}` : `${input} | ${name}: ${others.join(', ')}`
}

const CONSTANTS: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'nil' }

/** Python writes its constants with a capital. */
function liquidWord(word: string): string {
  return word.replace(/(?<=^|: )(?:True|False|None)$/u, (constant) => CONSTANTS[constant] ?? constant)
}

export function wordsOf(text: string): string[] {
  return Array.from(text.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/gu), ([word]) => word)
}

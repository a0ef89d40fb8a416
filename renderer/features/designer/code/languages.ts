import { Decoration, type DecorationSet, type EditorView, MatchDecorator, ViewPlugin } from '@codemirror/view'

export type CodeLanguage = 'json' | 'zpl' | 'tspl' | 'epl' | 'esc-pos' | 'html'

const LIQUID = String.raw`(?<field>\{\{.*?\}\}|\{%.*?%\})`
const QUOTED = String.raw`(?<text>"[^"]*")`
const NUMBER = String.raw`(?<number>-?\b\d+(?:\.\d+)?)`

/** What stands out in each language, by the name of the group. */
const PATTERNS: Readonly<Record<CodeLanguage, readonly string[]>> = {
  json: [String.raw`(?<command>"(?:[^"\\]|\\.)*"(?=\s*:))`, LIQUID, NUMBER],
  zpl: [LIQUID, String.raw`(?<command>[\^~][A-Za-z][A-Za-z0-9@])`, NUMBER],
  tspl: [LIQUID, QUOTED, String.raw`(?<command>\b[A-Z]{2,}\b)`, NUMBER],
  epl: [LIQUID, QUOTED, String.raw`(?<command>^[A-Za-z]+)`, NUMBER],
  'esc-pos': [LIQUID, String.raw`(?<command>\\x[0-9a-fA-F]{2})`],
  html: [LIQUID, String.raw`(?<command><\/?[\w-]+|\/?>)`, QUOTED],
}

/** Marks what stands out, for the lines that are seen. */
export function colouring(language: CodeLanguage) {
  const decorator = new MatchDecorator({
    regexp: new RegExp(PATTERNS[language].join('|'), 'gmu'),
    decoration: ({ groups = {} }) => {
      const kind = Object.keys(groups).find((name) => groups[name] !== undefined) ?? 'text'
      return Decoration.mark({ class: `code-${kind}` })
    },
  })
  return ViewPlugin.define<{
    marks: DecorationSet
    update: (update: Parameters<MatchDecorator['updateDeco']>[0]) => void
  }>(
    (view: EditorView) => {
      const value = {
        marks: decorator.createDeco(view),
        update(update: Parameters<MatchDecorator['updateDeco']>[0]) {
          value.marks = decorator.updateDeco(update, value.marks)
        },
      }
      return value
    },
    { decorations: ({ marks }) => marks },
  )
}

import { autocompletion, type CompletionContext, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { completionAt, type KnownField } from '../data/fields.ts'
import type { CodeFault } from './code-faults.ts'
import { type CodeLanguage, colouring } from './languages.ts'
import styles from './code-tab.module.css'

interface CodeEditorProps {
  label: string
  text: string
  language: CodeLanguage
  fields: readonly KnownField[]
  faults: readonly CodeFault[]
  isDark: boolean
  onChange: (text: string) => void
}

/**
 * The editor lives in a tree of its own: there it brings its styles as sheets, which the content security policy
 * allows, and not as elements, which it does not.
 */
export function CodeEditor({ label, text, language, fields, faults, isDark, onChange }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const newest = useRef({ fields, onChange, text, isDark })
  const theme = useRef(new Compartment())
  useEffect(() => {
    newest.current = { ...newest.current, fields, onChange, isDark }
  })

  useEffect(() => {
    const element = host.current
    if (element === null) return undefined
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
    const editor = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: newest.current.text,
        extensions: [
          lineNumbers(),
          highlightSpecialChars(),
          highlightActiveLine(),
          history(),
          drawSelection(),
          lintGutter(),
          EditorView.lineWrapping,
          colouring(language),
          autocompletion({ override: [(context) => completions(context, newest.current.fields)] }),
          keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap, indentWithTab]),
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          theme.current.of(themeFor(newest.current.isDark)),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return
            newest.current.text = update.state.doc.toString()
            newest.current.onChange(newest.current.text)
          }),
        ],
      }),
    })
    view.current = editor
    return () => {
      view.current = null
      editor.destroy()
    }
  }, [label, language])

  useEffect(() => {
    view.current?.dispatch({ effects: theme.current.reconfigure(themeFor(isDark)) })
  }, [isDark])

  useEffect(() => {
    const editor = view.current
    if (editor === null || newest.current.text === text) return
    // Undo, another version, a drag beside it: the text follows.
    newest.current.text = text
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } })
  }, [text])

  useEffect(() => {
    const editor = view.current
    if (editor === null) return
    const { length } = editor.state.doc
    const shown = faults.filter(({ to }) => to <= length).map((fault) => ({ ...fault }))
    editor.dispatch(setDiagnostics(editor.state, shown))
  }, [faults])

  // In a dialog Escape is the editor's: it closes the completions, and lets Tab leave.
  return <div ref={host} className={styles['editor']} data-mantine-stop-propagation="true" />
}

function completions(context: CompletionContext, fields: readonly KnownField[]) {
  const { from, text } = context.state.doc.lineAt(context.pos)
  const found = completionAt(text, context.pos - from, fields)
  if (found === null) return null
  const options = found.fields.map(({ path, sample }) => ({
    label: path,
    detail: sample.slice(0, 40),
    type: 'variable',
  }))
  return { from: from + found.from, options, filter: false }
}

const themeFor = (isDark: boolean) => EditorView.theme(LOOK, { dark: isDark })

/** Colours of the page reach into the tree of the editor. */
const LOOK = {
  '&': {
    height: '100%',
    fontSize: '13px',
    color: 'var(--mantine-color-text)',
    backgroundColor: 'var(--mantine-color-body)',
  },
  '&.cm-focused': { outline: '2px solid var(--mantine-color-anchor)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--mantine-font-family-monospace)', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--mantine-color-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--surface)',
    color: 'var(--mantine-color-dimmed)',
    borderRight: '1px solid var(--line)',
  },
  '.code-command': { color: 'var(--mantine-color-anchor)', fontWeight: '600' },
  '.code-field': { color: 'var(--mantine-color-error)' },
  '.code-number': { color: 'var(--mantine-color-dimmed)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--surface-strong) 50%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--surface-strong)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--selected) !important' },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', border: '1px solid var(--line)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: '#1f3a93', color: '#fff' },
}

import { Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { LabelDocument } from '../../../../main/records/label-document.ts'
import { useLook } from '../../../app/look-provider.tsx'
import { countOf } from '../../../components/texts.ts'
import type { KnownField } from '../data/fields.ts'
import type { LivePreview } from '../preview/use-live-preview.ts'
import type { Designer } from '../use-designer.ts'
import { CodeEditor } from './code-editor.tsx'
import { codeFaults } from './code-faults.ts'
import { documentText, readDocument } from './document-text.ts'
import { jsonFault } from './json-places.ts'
import styles from './code-tab.module.css'

interface CodeTabProps {
  designer: Designer
  preview: LivePreview
  fields: readonly KnownField[]
}

/** The template as text: the drawing as JSON, or the commands of the printer. */
export default function CodeTab({ designer, preview, fields }: CodeTabProps) {
  const { scheme } = useLook()
  const { document, change } = designer
  const shown = useMemo(() => documentText(document), [document])
  // What is typed is no document all the time: it is kept as it is until it is one again.
  const [typed, setTyped] = useState<{ text: string; document: LabelDocument } | null>(null)
  const text = typed?.document === document ? typed.text : shown
  const notes = preview.picture?.notes
  const faults = useMemo(() => {
    const broken = document.kind === 'design' ? jsonFault(text) : null
    if (broken !== null) return [{ ...broken, severity: 'error' as const }]
    const problem = document.kind === 'design' ? readDocument(text, document).problem : null
    const own =
      problem === null ? [] : [{ from: 0, to: Math.min(1, text.length), severity: 'error' as const, message: problem }]
    return [...own, ...codeFaults(text, document, { error: preview.error, notes: notes ?? [] })]
  }, [text, document, preview.error, notes])
  const onChange = (next: string) => {
    const read = document.kind === 'design' ? readDocument(next, document).document : { ...document, source: next }
    if (read === null) setTyped({ text: next, document })
    else {
      setTyped({ text: next, document: read })
      change(() => read, 'code')
    }
  }
  const [first] = faults
  return (
    <div className={styles['tab']}>
      <CodeEditor
        label="Template source"
        text={text}
        language={document.kind === 'design' ? 'json' : document.language}
        fields={fields}
        faults={faults}
        isDark={scheme === 'dark'}
        onChange={onChange}
      />
      <Text
        size="xs"
        className={styles['fault'] ?? ''}
        component="output"
        c={first?.severity === 'error' ? 'var(--mantine-color-error)' : 'dimmed'}
      >
        {first === undefined ? 'No faults found.' : `${countOf(faults.length, 'fault')}: ${first.message}`}
      </Text>
    </div>
  )
}

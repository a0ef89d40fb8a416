import { Button, Group, Text, TextInput } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { ReportSnippet } from '../../../../main/records/output-records.ts'
import { useLook } from '../../../app/look-provider.tsx'
import { useSaveSnippet, useSnippetSource } from '../../../client/report-pieces.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorBand } from '../../../components/error-band.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import styles from './pieces.module.css'

/** It is large, and most people never open it. */
const CodeEditor = lazy(async () => ({ default: (await import('../../designer/code/code-editor.tsx')).CodeEditor }))

interface SnippetFormProps {
  /** Null: a new one. */
  snippet: ReportSnippet | null
  onClose: () => void
}

/** A snippet as text; reports go on with what is saved. */
export function SnippetForm({ snippet, onClose }: SnippetFormProps) {
  const source = useSnippetSource(snippet)
  return (
    <Dialog title={snippet?.name ?? 'New snippet'} scanPolicy="hold" onClose={onClose} size={720}>
      {snippet === null ? (
        <Fields snippet={null} source="" onClose={onClose} />
      ) : (
        <QueryView query={source} what="The snippet" rows={4}>
          {(text) => <Fields snippet={snippet} source={text} onClose={onClose} />}
        </QueryView>
      )}
    </Dialog>
  )
}

function Fields({ snippet, source, onClose }: SnippetFormProps & { source: string }) {
  const save = useSaveSnippet()
  const [name, setName] = useState(snippet?.name ?? '')
  const [description, setDescription] = useState(snippet?.description ?? '')
  const [text, setText] = useState(source)
  const { scheme } = useLook()
  const fileName = /\.html?$/iu.test(name) ? name : `${name.trim()}.html`
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ pk: snippet?.pk ?? null, name: fileName, description, source: text }, { onSuccess: onClose })
      }}
    >
      {save.isError && <ErrorBand what="The snippet was not saved" error={save.error} />}
      <Group grow align="start" mb="sm">
        <TextInput
          label="Name"
          placeholder="head.html"
          required
          data-autofocus={snippet === null}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="Description"
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
      </Group>
      <Text size="sm" fw={500}>
        Page
      </Text>
      <Text size="xs" c="dimmed" mb={4}>
        HTML with the values of the report that includes it, as in {'{{ title }}'}.
      </Text>
      <div className={styles['source']}>
        <Suspense fallback={null}>
          <CodeEditor
            label="Page"
            text={text}
            language="html"
            fields={[]}
            faults={[]}
            isDark={scheme === 'dark'}
            onChange={setText}
          />
        </Suspense>
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending} disabled={name.trim() === '' || text.trim() === ''}>
          Save
        </Button>
      </Group>
    </form>
  )
}

import { Button, FileButton, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { PackageChoice } from '../../client/plugins.ts'
import { fieldError } from '../../components/field-error.ts'
import styles from './plugins-page.module.css'
import { useDroppedFile } from './use-dropped-file.ts'

interface InstallChoiceProps {
  isBusy: boolean
  error: Error | null
  onChoose: (choice: PackageChoice) => void
  onClose: () => void
  /** What goes on, and what went wrong. */
  children: ReactNode
}

/** A file of this computer, or a name, address or path that the station can reach. */
export function InstallChoice({ isBusy, error, onChoose, onClose, children }: InstallChoiceProps) {
  const [reference, setReference] = useState('')
  const [version, setVersion] = useState('')
  const take = (file: File | null | undefined) => file && onChoose({ file })
  useDroppedFile(!isBusy, take)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onChoose({ reference: reference.trim(), version: version.trim() })
      }}
    >
      <Stack gap="sm">
        <div className={styles['drop']}>
          <FileButton accept=".tgz,.gz" onChange={take}>
            {(props) => (
              <Button variant="default" leftSection={<IconUpload size={18} />} disabled={isBusy} {...props}>
                Choose a file…
              </Button>
            )}
          </FileButton>
          <Text size="sm">or drop it on the window: a .tgz that npm pack made</Text>
        </div>
        <TextInput
          label="Name, address or path"
          description="Name in the registry, address of a package or a git repository, or path on the station"
          data-autofocus
          disabled={isBusy}
          error={fieldError(error, 'url', 'packagename')}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        <TextInput
          label="Version"
          description="Empty for the newest"
          disabled={isBusy}
          error={fieldError(error, 'version')}
          value={version}
          onChange={(event) => setVersion(event.currentTarget.value)}
        />
        {children}
        {!isBusy && (
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button type="submit" disabled={reference.trim() === ''}>
              Look at it
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}

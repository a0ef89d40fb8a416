import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useLinkFolder } from '../../client/plugins.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { fieldError, isGeneralError } from '../../components/field-error.ts'

/** For those who write one: from its source, and anew after each save. */
export function LinkFolder({ onClose }: { onClose: () => void }) {
  const [folder, setFolder] = useState('')
  const link = useLinkFolder()
  const navigate = useNavigate()
  const submit = () =>
    link.mutate(folder.trim(), {
      onSuccess: ([first]) => {
        onClose()
        if (first !== undefined) void navigate(`/plugins/${first.key}`)
      },
    })
  return (
    <Dialog title="Make your own" scanPolicy="hold" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack gap="sm">
          <Text>
            In a terminal, <span className="code">npm create scanbench-plugin</span> asks for a name and writes a folder
            with source, types, a test and a guide.
          </Text>
          <Text>Link that folder, and the plugin is loaded from its source, again after each save.</Text>
          <TextInput
            label="Folder on the station"
            data-autofocus
            error={fieldError(link.error, 'folder')}
            value={folder}
            onChange={(event) => setFolder(event.currentTarget.value)}
          />
          {isGeneralError(link.error, 'folder') && <ErrorBand what="Nothing was linked" error={link.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button type="submit" loading={link.isPending} disabled={folder.trim() === ''}>
              Link the folder
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

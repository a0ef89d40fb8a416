import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { useInstallPlugin } from '../../client/plugins.ts'
import { useStationEvent } from '../../client/station-events.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { fieldError, isGeneralError } from '../../components/field-error.ts'
import styles from './plugins-page.module.css'

/** By name, by address, or by a file that lies on the station. Nothing of it runs before somebody turns it on. */
export function InstallPlugin({ onClose }: { onClose: () => void }) {
  const [reference, setReference] = useState('')
  const [version, setVersion] = useState('')
  const [lines, setLines] = useState<string[]>([])
  const install = useInstallPlugin()
  useStationEvent((event) => {
    if (event.type === 'plugin.progress') setLines((before) => [...before, event.data.line])
  })
  const submit = () => {
    setLines([])
    install.mutate({ reference: reference.trim(), version: version.trim() })
  }
  return (
    <Dialog title="Install a plugin" scanPolicy="hold" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack gap="sm">
          <TextInput
            label="Name, address or file"
            description="Name in the registry, address of a package or a git repository, or path of a .tgz file"
            required
            data-autofocus
            error={fieldError(install.error, 'url', 'packagename')}
            value={reference}
            onChange={(event) => setReference(event.currentTarget.value)}
          />
          <TextInput
            label="Version"
            description="Empty for the newest"
            value={version}
            onChange={(event) => setVersion(event.currentTarget.value)}
          />
          {lines.length > 0 && (
            <ol className={styles['lines']} aria-label="Progress" aria-live="polite">
              {lines.map((line, index) => (
                <li key={`${index} ${line}`}>{line}</li>
              ))}
            </ol>
          )}
          {isGeneralError(install.error, 'url', 'packagename') && (
            <ErrorBand what="Nothing was installed" error={install.error} />
          )}
          {install.data && (
            <Text>
              Installed {install.data.name} {install.data.version}. It is off until you turn it on:{' '}
              {install.data.plugins.map((key) => (
                <Link key={key} to={`/plugins/${key}`} onClick={onClose}>
                  {key}
                </Link>
              ))}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button type="submit" loading={install.isPending} disabled={reference.trim() === ''}>
              Install
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

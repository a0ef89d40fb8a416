import { Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { type PackageChoice, useCancelReview, useInstallPlugin, useReviewPackage } from '../../client/plugins.ts'
import { useStationEvent } from '../../client/station-events.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { isGeneralError } from '../../components/field-error.ts'
import { InstallChoice } from './install-choice.tsx'
import { InstalledPlugins } from './installed-plugins.tsx'
import { PackageCard } from './package-card.tsx'
import styles from './plugins-page.module.css'

interface InstallPluginProps {
  /** What was chosen already, such as a file that was dropped on the page. */
  start?: PackageChoice | null
  onClose: () => void
}

/** Choose, look at it, install, turn it on. Nothing of a package runs before somebody turns it on. */
export function InstallPlugin({ start = null, onClose }: InstallPluginProps) {
  const review = useReviewPackage()
  const install = useInstallPlugin()
  const cancel = useCancelReview()
  const [lines, setLines] = useState<string[]>([])
  useStationEvent((event) => {
    if (event.type === 'plugin.progress') setLines((before) => [...before, event.data.line])
  })
  const look = (choice: PackageChoice) => {
    setLines([])
    review.mutate(choice)
  }
  const started = useRef(false)
  useEffect(() => {
    if (start === null || started.current) return
    started.current = true
    look(start)
  })
  const back = () => {
    cancel.mutate(undefined)
    review.reset()
    install.reset()
  }
  const isUnfinished = review.isPending || (review.data !== undefined && install.data === undefined)
  const close = () => {
    if (isUnfinished && !install.isPending) cancel.mutate(undefined)
    onClose()
  }
  const progress = <Progress lines={lines} />
  return (
    <Dialog title="Install a plugin" scanPolicy="hold" onClose={close} size={620}>
      {install.data !== undefined ? (
        <InstalledPlugins installation={install.data} progress={progress} onClose={onClose} />
      ) : review.data === undefined ? (
        <InstallChoice isBusy={review.isPending} error={review.error} onChoose={look} onClose={close}>
          {progress}
          {isGeneralError(review.error, 'url', 'packagename', 'version') && (
            <ErrorBand what="Nothing was installed" error={review.error} />
          )}
          {review.isPending && (
            <Group justify="flex-end">
              <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
                Cancel
              </Button>
            </Group>
          )}
        </InstallChoice>
      ) : (
        <Stack gap="sm">
          <PackageCard review={review.data} />
          {progress}
          {install.error && <ErrorBand what="Nothing was installed, all is as it was" error={install.error} />}
          <Group justify="flex-end">
            <Button variant="default" disabled={install.isPending} onClick={back}>
              {install.isError ? 'Back' : 'Cancel'}
            </Button>
            {!install.isError && (
              <Button
                data-autofocus
                loading={install.isPending}
                disabled={review.data.plugins.some(({ obstacle }) => obstacle !== '')}
                onClick={() => install.mutate(review.data.review)}
              >
                Install
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </Dialog>
  )
}

/** What the station does, as it does it. */
function Progress({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <div>
      <Text size="sm" c="dimmed">
        What happens
      </Text>
      <ol className={styles['lines']} aria-label="Progress" aria-live="polite">
        {lines.map((line, index) => (
          <li key={`${index} ${line}`}>{line}</li>
        ))}
      </ol>
    </div>
  )
}

import { Button, Group, Stack, Text } from '@mantine/core'
import { useHeldScans, useReleaseScan } from '../client/scan-desk.ts'
import { ErrorBand } from './error-band.tsx'
import { NoteBand } from './note-band.tsx'
import { useWindowPolicy } from './scan-policy.tsx'
import { codeText, countOf, timeText } from './texts.ts'

/** Scans that came while a question was open: a person says whether they act. */
export function HeldScans() {
  const { data: held = [] } = useHeldScans()
  const release = useReleaseScan()
  const policy = useWindowPolicy()
  if (held.length === 0 || policy === 'hold') return null
  return (
    <section aria-label="Scans that were held">
      <NoteBand sentence={`${countOf(held.length, 'scan')} held while a question was open.`}>
        <Stack gap={4}>
          {held.map(({ pk, data, timestamp }) => (
            <Group key={pk} gap="xs" wrap="nowrap">
              <Text className="code" fw={600}>
                {codeText(data)}
              </Text>
              <Text size="sm">{timeText(timestamp)}</Text>
              <Button
                size="compact-md"
                aria-label={`Use ${codeText(data)}`}
                disabled={release.isPending}
                onClick={() => release.mutate({ scan: pk, how: 'use' })}
              >
                Use
              </Button>
              <Button
                size="compact-md"
                variant="default"
                aria-label={`Discard ${codeText(data)}`}
                disabled={release.isPending}
                onClick={() => release.mutate({ scan: pk, how: 'discard' })}
              >
                Discard
              </Button>
            </Group>
          ))}
        </Stack>
      </NoteBand>
      {release.isError && <ErrorBand what="The scan was neither used nor discarded" error={release.error} />}
    </section>
  )
}

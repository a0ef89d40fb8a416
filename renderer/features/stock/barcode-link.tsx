import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useStationEvent } from '../../client/station-events.tsx'
import { type LinkTarget, useLinkBarcode, useUnlinkBarcode } from '../../client/stock.ts'
import { ErrorBand } from '../../components/error-band.tsx'

/** A code from outside, such as the maker's, that stands for this thing. */
export function BarcodeLink({ target, isLinked }: { target: LinkTarget; isLinked: boolean }) {
  return (
    <section>
      <Title order={3} size="h6" mb={6}>
        Linked barcode
      </Title>
      {isLinked ? <Linked target={target} /> : <NotLinked target={target} />}
    </section>
  )
}

function Linked({ target }: { target: LinkTarget }) {
  const unlink = useUnlinkBarcode()
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Text>One code is linked.</Text>
        <Button variant="default" size="compact-md" loading={unlink.isPending} onClick={() => unlink.mutate(target)}>
          Unlink
        </Button>
      </Group>
      {unlink.isError && <ErrorBand what="The code is still linked" error={unlink.error} />}
    </Stack>
  )
}

function NotLinked({ target }: { target: LinkTarget }) {
  const [barcode, setBarcode] = useState('')
  const link = useLinkBarcode()
  useStationEvent((event) => {
    if (event.type === 'scan.resolved' && event.data.state === 'unknown') setBarcode(event.data.data)
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (barcode !== '') link.mutate({ barcode, target })
      }}
    >
      <Stack gap="xs">
        <Group gap="xs" align="end" wrap="nowrap">
          <TextInput
            label="Code, typed or scanned"
            value={barcode}
            spellCheck={false}
            onChange={(event) => setBarcode(event.currentTarget.value)}
            style={{ flex: 1 }}
          />
          <Button type="submit" variant="default" disabled={barcode === ''} loading={link.isPending}>
            Link
          </Button>
        </Group>
        {link.isError && <ErrorBand what="The code was not linked" error={link.error} />}
      </Stack>
    </form>
  )
}

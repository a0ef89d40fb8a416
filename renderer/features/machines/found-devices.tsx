import { Button, Group, Stack, Text } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import { type FoundDevice, useDiscovery, useSetUpFound } from '../../client/discovery.ts'
import { useMachines } from '../../client/machines.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { freeName } from './free-name.ts'

/** Looks for printers when it is asked to, and sets up the one that is chosen. */
export function FoundDevices() {
  const discovery = useDiscovery()
  return (
    <Stack gap="xs" component="section" aria-label="Find printers" px={18} pt={16}>
      <Group>
        <Button
          variant="default"
          leftSection={<IconSearch size={18} />}
          loading={discovery.isPending}
          onClick={() => discovery.mutate()}
        >
          Find printers
        </Button>
        <Text size="sm" c="dimmed" aria-live="polite">
          {discovery.isPending ? 'Looking at this computer and its network, for five seconds.' : null}
        </Text>
      </Group>
      {discovery.isError && <ErrorBand what="Nothing could be looked for" error={discovery.error} />}
      {discovery.data !== undefined && <Found devices={discovery.data} />}
    </Stack>
  )
}

function Found({ devices }: { devices: FoundDevice[] }) {
  const fresh = devices.filter(({ used_by }) => used_by === null)
  if (fresh.length === 0)
    return (
      <Text>
        {devices.length === 0
          ? 'No printer was found. Switch it on, check its cable, and add it by hand if its address is known.'
          : 'All printers that were found are set up already.'}
      </Text>
    )
  return (
    <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }}>
      {fresh.map((device) => (
        <li key={`${device.connection} ${device.value}`}>
          <Device device={device} />
        </li>
      ))}
    </Stack>
  )
}

function Device({ device }: { device: FoundDevice }) {
  const { data: machines = [] } = useMachines()
  const setUp = useSetUpFound()
  const navigate = useNavigate()
  const name = device.model === null ? device.name : `${device.make} ${device.model}`
  const place = device.connection === 'usb' ? 'on USB' : `at ${device.value}`
  const submit = () =>
    setUp.mutate(
      { device, name: freeName(name, new Set(machines.map((machine) => machine.name))) },
      { onSuccess: ({ pk }) => void navigate(`/machines/${pk}`) },
    )
  return (
    <>
      <Group gap="sm">
        <Text>
          Found: {name} {place}
        </Text>
        {device.drivers.length > 0 ? (
          <Button size="compact-sm" loading={setUp.isPending} onClick={submit} aria-label={`Set up ${name} ${place}`}>
            Set up
          </Button>
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => void navigate('/machines/new')}>
            Add by hand
          </Button>
        )}
      </Group>
      {device.drivers.length === 0 && (
        <Text size="sm" c="dimmed">
          {device.unsupported ?? 'It does not say which language it speaks. Choose the driver by hand.'}
        </Text>
      )}
      {setUp.isError && <ErrorBand what="It was not set up" error={setUp.error} />}
    </>
  )
}

import { Button, Card, Group, Stack, Text } from '@mantine/core'
import { IconBarcode } from '@tabler/icons-react'
import { useState } from 'react'
import { type FoundScanner, useBeepFound, useFoundScanners, useTakeScanner } from '../../../client/scanner-check.ts'
import { useMachines } from '../../../client/machines.ts'
import { ErrorBand } from '../../../components/error-band.tsx'
import { freeName } from './free-name.ts'
import { ScannerCheckDialog } from './scanner-check-dialog.tsx'

const ICON = 20
const TYPING_DRIVER = 'keyboard-scanner'

/** Scanners that are plugged in and not used yet, and the one that nobody can see because it types. */
export function FoundScanners() {
  const { data: found = [] } = useFoundScanners()
  const { data: machines } = useMachines()
  const [checked, check] = useState<{ machine: string | null } | null>(null)
  const hasTyping = machines === undefined || machines.some(({ driver }) => driver === TYPING_DRIVER)
  if (found.length === 0 && hasTyping && checked === null) return null
  return (
    <Stack gap="xs" px={18} pt={16}>
      {found.map((scanner) => (
        <FoundCard
          key={`${scanner.name} ${JSON.stringify(scanner.machine)}`}
          scanner={scanner}
          hasTwin={found.some((other) => other !== scanner && other.name === scanner.name)}
          onTaken={check}
        />
      ))}
      {!hasTyping && (
        <Card withBorder p="sm">
          <Group>
            <IconBarcode size={ICON} aria-hidden="true" />
            <Text style={{ flex: 1 }}>A scanner that types? Scan anything now: it is added by itself.</Text>
            <Button variant="default" onClick={() => check({ machine: null })}>
              Check it
            </Button>
          </Group>
        </Card>
      )}
      {checked !== null && <ScannerCheckDialog machine={checked.machine} onClose={() => check(null)} />}
    </Stack>
  )
}

interface FoundCardProps {
  scanner: FoundScanner
  /** Another one that looks the same is plugged in. */
  hasTwin: boolean
  onTaken: (checked: { machine: string }) => void
}

function FoundCard({ scanner: { name, mode, machine, hint }, hasTwin, onTaken }: FoundCardProps) {
  const take = useTakeScanner()
  const { data: machines = [] } = useMachines()
  const use = () => {
    if (machine === null) return
    const free = freeName(name, new Set(machines.map((one) => one.name)))
    take.mutate({ name: free, machine }, { onSuccess: ({ pk }) => onTaken({ machine: pk }) })
  }
  return (
    <Card withBorder p="sm">
      <Group wrap="nowrap">
        <IconBarcode size={ICON} aria-hidden="true" />
        <div style={{ flex: 1 }}>
          <Text fw={600}>New: {name}</Text>
          <Text size="sm">{machine !== null && hasTwin ? `${mode}, ${placeOf(machine)}` : mode}</Text>
          {hint !== null && <Text size="sm">{hint}</Text>}
        </div>
        {machine !== null && hasTwin && <BeepButton machine={machine} place={placeOf(machine)} />}
        {machine !== null && (
          <Button loading={take.isPending} onClick={use}>
            Use it
          </Button>
        )}
      </Group>
      {take.isError && <ErrorBand what="The scanner was not added" error={take.error} />}
    </Card>
  )
}

interface BeepButtonProps {
  machine: NonNullable<FoundScanner['machine']>
  place: string
}

/** Of two that look the same, this one answers. */
function BeepButton({ machine, place }: BeepButtonProps) {
  const beep = useBeepFound()
  return (
    <div>
      <Button
        variant="default"
        aria-label={`Beep this one: ${place}`}
        loading={beep.isPending}
        onClick={() => beep.mutate(machine)}
      >
        Beep this one
      </Button>
      <Text size="sm" aria-live="polite">
        {beep.data?.has_beeped === false && 'It cannot be told to beep. Use one, and scan with it.'}
        {beep.isError && 'It did not answer. Use one, and scan with it.'}
      </Text>
    </div>
  )
}

/** The socket is what twins without serial number differ in. */
function placeOf({ settings }: NonNullable<FoundScanner['machine']>): string {
  const [value = ''] = Object.values(settings)
  const socket = value.split('@')[1]
  return socket === undefined ? value : `socket ${socket}`
}

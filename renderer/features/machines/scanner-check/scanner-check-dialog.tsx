import { Button, Group, List, Radio, Stack, Text, TextInput } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import {
  endCheck,
  type ScannerCheck,
  useNextSpeed,
  useSaveCheck,
  useScannerCheck,
  useSkipCode,
  useStartCheck,
} from '../../../client/scanner-check.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorBand } from '../../../components/error-band.tsx'
import { fieldError } from '../../../components/field-error.ts'
import { StatusChip } from '../../../components/status-chip.tsx'
import { codeText } from '../../../components/texts.ts'
import { SetupHints } from './setup-hints-list.tsx'
import { SILENT_CAUSES } from './setup-hints.ts'
import styles from './scanner-check.module.css'
import { Switched } from './switched.tsx'
import { CODE_NAMES, TestCodePicture, TestCodeSheet } from './test-codes.tsx'

const SILENT_MS = 20_000

interface DialogProps {
  /** Null for the scanner that types into this window. */
  machine: string | null
  onClose: () => void
}

/** Three codes, scanned one after the other, tell how a scanner is set. What it sends meanwhile is no scan. */
export function ScannerCheckDialog({ machine, onClose }: DialogProps) {
  const [checked, check] = useState(machine)
  // Its own for each machine: one that came back in another mode is checked from the beginning.
  return <CheckDialog key={checked ?? 'window'} machine={checked} onClose={onClose} onTaken={check} />
}

interface CheckDialogProps extends DialogProps {
  onTaken: (machine: string) => void
}

function CheckDialog({ machine, onClose, onTaken }: CheckDialogProps) {
  const { mutate, isSuccess, error } = useStartCheck()
  const isBegun = useRef(false)
  useEffect(() => {
    // Once, also where effects run twice.
    if (!isBegun.current) mutate(machine)
    isBegun.current = true
  }, [machine, mutate])
  const check = useScannerCheck(isSuccess)
  const close = () => {
    endCheck()
    onClose()
  }
  const failure = error ?? check.error
  return (
    <Dialog title="Check a scanner" scanPolicy="through" size={720} onClose={close}>
      <Stack data-scanner-check>
        {failure && <ErrorBand what="The scanner cannot be checked" error={failure} />}
        {check.data && <Step check={check.data} onDone={onClose} onTaken={onTaken} />}
        <TestCodeSheet />
      </Stack>
    </Dialog>
  )
}

interface StepProps {
  check: ScannerCheck
  onDone: () => void
  onTaken: (machine: string) => void
}

function Step({ check, onDone, onTaken }: StepProps) {
  return (
    <>
      <Text>
        <strong>{check.name}</strong>
        {check.maker !== null && `, made by ${check.maker}`}. {check.place}. Mode: {check.mode}
        {check.speed === null ? '.' : `, ${check.speed} baud.`}
      </Text>
      <Findings check={check} />
      <Now check={check} onDone={onDone} onTaken={onTaken} />
    </>
  )
}

function Now({ check, onDone, onTaken }: StepProps) {
  const { step, switching } = check
  if (switching !== null) return <Switched check={check} switching={switching} onTaken={onTaken} />
  return step === 'done' ? <Save check={check} onDone={onDone} /> : <Scan check={check} step={step} />
}

function Findings({ check: { findings } }: { check: ScannerCheck }) {
  return (
    <ul className={styles['findings']} aria-live="polite" aria-label="What was found">
      {findings.map(({ is_good, text }) => (
        <li key={text} className={styles['finding']}>
          <StatusChip kind={is_good ? 'accepted' : 'question'} word={is_good ? 'OK' : 'CHECK'} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  )
}

function Scan({ check, step }: { check: ScannerCheck; step: 'signs' | 'gs1' | 'long' }) {
  const skip = useSkipCode()
  const speed = useNextSpeed()
  const error = skip.error ?? speed.error
  return (
    <>
      <Text fw={600}>Scan {CODE_NAMES[step]}.</Text>
      <TestCodePicture code={step} />
      {check.trouble !== null && (
        <Group gap="sm" wrap="nowrap" aria-live="polite">
          <StatusChip kind="question" word="CHECK" />
          <Text>
            {check.trouble} {check.last_text !== null && <span className="code">{codeText(check.last_text)}</span>}
          </Text>
        </Group>
      )}
      <Silence check={check} />
      {error && <ErrorBand what="Nothing was changed" error={error} />}
      <Group>
        <Button variant="default" leftSection={<IconPrinter size={18} />} onClick={() => window.print()}>
          Print the codes
        </Button>
        <Button variant="default" loading={skip.isPending} onClick={() => skip.mutate(undefined)}>
          Skip this code
        </Button>
        {check.speed !== null && (
          <Button variant="default" loading={speed.isPending} onClick={() => speed.mutate(undefined)}>
            Try another speed
          </Button>
        )}
      </Group>
      <SetupHints check={check} />
    </>
  )
}

function Silence({ check: { since, last_text, speed, place, findings } }: { check: ScannerCheck }) {
  const isLong = useHasPassed(since, SILENT_MS)
  if (last_text !== null || findings.length > 0) return null
  if (!isLong) return <Text c="dimmed">Waiting for the first code.</Text>
  const kind = speed !== null ? 'serial' : place.startsWith('It types') ? 'typed' : 'usb'
  return (
    <section aria-label="Nothing arrives">
      <Text fw={600}>Nothing arrives. The likely causes, one after the other:</Text>
      <List type="ordered">
        {SILENT_CAUSES[kind].map((cause) => (
          <List.Item key={cause}>{cause}</List.Item>
        ))}
      </List>
    </section>
  )
}

function useHasPassed(since: string, ms: number): boolean {
  const [hasPassed, setPassed] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), Math.max(0, Date.parse(since) + ms - Date.now()))
    return () => clearTimeout(timer)
  }, [since, ms])
  return hasPassed
}

function Save({ check, onDone }: { check: ScannerCheck; onDone: () => void }) {
  const [name, setName] = useState(check.name)
  const [use, setUse] = useState<'hand-held' | 'stand'>('hand-held')
  const save = useSaveCheck()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ name, use }, { onSuccess: onDone })
      }}
    >
      <Stack>
        <TextInput
          label="What do you call it?"
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={fieldError(save.error, 'name')}
        />
        <Radio.Group
          label="How is it used?"
          value={use}
          onChange={(value) => setUse(value === 'stand' ? 'stand' : 'hand-held')}
        >
          <Group mt={6}>
            <Radio value="hand-held" label="Hand-held" />
            <Radio value="stand" label="On a stand, hands-free" />
          </Group>
        </Radio.Group>
        <Text c="dimmed">
          The scanner beeps when it has read; this program says what came of it. Turn the beep of the scanner down by
          its manual, so that both can be told apart.
        </Text>
        {save.isError && <ErrorBand what="Nothing was kept" error={save.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

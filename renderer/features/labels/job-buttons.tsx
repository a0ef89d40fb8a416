import { Button, Group, Menu } from '@mantine/core'
import { useState } from 'react'
import type { PrintJob, QueuedPrinter } from '../../../main/records/print-records.ts'
import { useAllLabelTemplates } from '../../client/label-templates.ts'
import { type JobAction, useJobAction } from '../../client/print-jobs.ts'
import { usePrinterQueues } from '../../client/print-queue.ts'
import { usePrintSwitches } from '../../client/print-switches.ts'
import { useMe } from '../../client/session.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { usePrinters } from '../../components/use-printers.ts'
import { ChangeRoll } from './change-roll.tsx'
import { choicesOf, type JobChoice } from './job-choices.ts'
import styles from './queue-tab.module.css'
import { ReleaseDialog } from './release-dialog.tsx'
import { ReprintDialog } from '../../components/reprint-dialog.tsx'

interface JobButtonsProps {
  job: PrintJob
  /** The jobs that wait for the same printer, in line. */
  waiting: readonly PrintJob[]
  isOpened: boolean
  onOpen: () => void
}

/** Before every job that nobody said anything of. */
const URGENT = 10

interface Choice {
  label: string
  act: () => void
  isPressed?: boolean
}

/** What can be done about a job now. */
export function JobButtons({ job, waiting, isOpened, onOpen }: JobButtonsProps) {
  const action = useJobAction()
  const isStaff = useMe().data?.is_staff ?? false
  const { hasLabels } = usePrintSwitches()
  const [isReprinting, setReprinting] = useState(false)
  const [isReleasing, setReleasing] = useState(false)
  const [isChanging, setChanging] = useState(false)
  const queue = usePrinterQueues().data?.find(({ machine }) => machine === job.machine)
  const send = (what: JobAction) => () => action.mutate({ job: job.pk, action: what })
  const place = waiting.findIndex(({ pk }) => pk === job.pk)
  const before = (index: number) => send({ kind: 'order', body: { before: waiting[index]?.pk ?? null } })
  const choices: Readonly<Record<Exclude<JobChoice, 'move'>, Choice | null>> = {
    up: place > 0 ? { label: 'Up', act: before(place - 1) } : null,
    down: place >= 0 && place < waiting.length - 1 ? { label: 'Down', act: before(place + 2) } : null,
    hold: job.is_held
      ? { label: 'Release', act: send({ kind: 'release', body: {} }) }
      : { label: 'Hold', act: send({ kind: 'hold' }) },
    first:
      job.priority > 0 ? null : { label: 'Goes first', act: send({ kind: 'priority', body: { priority: URGENT } }) },
    usual: job.priority > 0 ? { label: 'As usual', act: send({ kind: 'priority', body: { priority: 0 } }) } : null,
    expire: { label: 'Not needed', act: send({ kind: 'expire' }) },
    'no scan': { label: 'No scan needed', act: send({ kind: 'waive-scans' }) },
    anyway: isStaff ? { label: 'Print anyway…', act: () => setReleasing(true) } : null,
    roll: queue === undefined ? null : { label: 'Change roll', act: () => setChanging(true) },
    fix: { label: 'Fix', act: onOpen, isPressed: isOpened },
    answer: { label: 'Which came out?', act: onOpen, isPressed: isOpened },
    'came out': { label: 'Came out', act: send({ kind: 'settle', body: { outcome: 'printed' } }) },
    'did not': { label: 'Did not come out', act: send({ kind: 'settle', body: { outcome: 'failed' } }) },
    reprint: hasLabels ? { label: 'Reprint…', act: () => setReprinting(true) } : null,
    cancel: { label: 'Cancel', act: send({ kind: 'cancel' }) },
  }
  return (
    <div className={styles['buttons']}>
      <Group gap={6} justify="flex-end">
        {choicesOf(job).map((name) =>
          name === 'move' ? (
            <MoveMenu key={name} job={job} onMove={(machine) => send({ kind: 'move', body: { machine } })()} />
          ) : (
            choices[name] && (
              <ChoiceButton key={name} job={job.pk} choice={choices[name]} isDisabled={action.isPending} />
            )
          ),
        )}
      </Group>
      {action.isError && <ErrorBand what={`Nothing was changed on job ${job.pk}`} error={action.error} />}
      {isChanging && queue && <RollOfJob job={job} printer={queue} onClose={() => setChanging(false)} />}
      {isReleasing && <ReleaseDialog job={job} onClose={() => setReleasing(false)} />}
      {isReprinting && <ReprintDialog job={job} onClose={() => setReprinting(false)} />}
    </div>
  )
}

interface RollOfJobProps {
  job: PrintJob
  printer: QueuedPrinter
  onClose: () => void
}

/** The size of its labels is proposed. */
function RollOfJob({ job, printer, onClose }: RollOfJobProps) {
  const templates = useAllLabelTemplates()
  const template = templates.data?.find(({ pk }) => pk === job.template)
  if (templates.isPending) return null
  const suggested = template === undefined ? null : { width_mm: template.width, length_mm: template.height }
  return <ChangeRoll printer={printer} suggested={suggested} onClose={onClose} />
}

function ChoiceButton({ job, choice, isDisabled }: { job: number; choice: Choice; isDisabled: boolean }) {
  const { label, act, isPressed } = choice
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={`${label} job ${job}`}
      {...(isPressed === undefined ? {} : { 'aria-expanded': isPressed })}
      disabled={isDisabled}
      onClick={act}
    >
      {label}
    </Button>
  )
}

function MoveMenu({ job, onMove }: { job: PrintJob; onMove: (machine: string) => void }) {
  const others = usePrinters().filter(({ pk }) => pk !== job.machine)
  if (others.length === 0) return null
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" size="compact-sm" aria-label={`Move to… another printer, job ${job.pk}`}>
          Move to…
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {others.map(({ pk, name }) => (
          <Menu.Item key={pk} onClick={() => onMove(pk)}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

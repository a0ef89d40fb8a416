import { Button } from '@mantine/core'
import { IconPlug, IconPlus } from '@tabler/icons-react'
import { Link, useNavigate, useParams } from 'react-router'
import type { Machine } from '../../../main/records/machine-records.ts'
import { useMachines } from '../../client/machines.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page, Panel } from '../../components/page.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { StatusChip } from '../../components/status-chip.tsx'
import { machineStatus } from '../../components/statuses.ts'
import { timeText } from '../../components/texts.ts'
import { usePrinterScan } from '../../components/use-printer-scan.ts'
import { AddMachine } from './add-machine.tsx'
import { MachineDetail } from './machine-detail.tsx'
import { FoundDevices } from './found-devices.tsx'
import { FoundScanners } from './scanner-check/found-scanners.tsx'
import styles from './machines-page.module.css'

const GROUPS: readonly { type: string; title: string }[] = [
  { type: 'barcode-scanner', title: 'Scanners' },
  { type: 'label-printer', title: 'Printers' },
]

export function MachinesPage() {
  const { pk } = useParams()
  const navigate = useNavigate()
  const machines = useMachines()
  const add = () => void navigate('/machines/new')
  usePrinterScan((machine) => void navigate(`/machines/${machine}`))
  return (
    <Page
      title="Machines"
      actions={
        <Button leftSection={<IconPlus size={18} />} onClick={add}>
          Add
        </Button>
      }
      side={<Side pk={pk} machines={machines.data} />}
    >
      <FoundScanners />
      <FoundDevices />
      <QueryView query={machines} what="The list of machines">
        {(known) =>
          known.length === 0 ? (
            <EmptyState
              icon={<IconPlug size={32} />}
              sentence="Scanners and printers live here, real or simulated. Add the first one."
            >
              <Button leftSection={<IconPlus size={18} />} onClick={add}>
                Add a machine
              </Button>
            </EmptyState>
          ) : (
            <Groups machines={known} open={pk} />
          )
        }
      </QueryView>
    </Page>
  )
}

function Side({ pk, machines }: { pk: string | undefined; machines: Machine[] | undefined }) {
  if (pk === 'new') {
    return (
      <Panel label="Add a machine" isWide>
        <AddMachine />
      </Panel>
    )
  }
  const machine = machines?.find((one) => one.pk === pk)
  if (machine === undefined) return null
  return (
    <Panel key={machine.pk} label={machine.name} isWide>
      <MachineDetail machine={machine} />
    </Panel>
  )
}

function Groups({ machines, open }: { machines: Machine[]; open: string | undefined }) {
  const known = new Set(GROUPS.map(({ type }) => type))
  const others = machines.filter(({ machine_type }) => !known.has(machine_type))
  return (
    <div className={styles['groups']}>
      {GROUPS.map(({ type, title }) => (
        <Group key={type} title={title} machines={machines.filter((one) => one.machine_type === type)} open={open} />
      ))}
      {others.length > 0 && <Group title="Others" machines={others} open={open} />}
    </div>
  )
}

function Group({ title, machines, open }: { title: string; machines: Machine[]; open: string | undefined }) {
  return (
    <section aria-label={title}>
      <h2 className={styles['title']}>{title}</h2>
      {machines.length === 0 && <p className={styles['none']}>None yet.</p>}
      <ul className={styles['machines']}>
        {machines.map((machine) => (
          <li key={machine.pk}>
            <MachineRow machine={machine} isOpen={machine.pk === open} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function MachineRow({ machine, isOpen }: { machine: Machine; isOpen: boolean }) {
  const { kind, word } = machineStatus(machine)
  return (
    <Link
      className={styles['machine'] ?? ''}
      to={`/machines/${machine.pk}`}
      {...(isOpen ? { 'aria-current': 'true' as const } : {})}
    >
      <span className={styles['name']}>{machine.name}</span>
      <StatusChip kind={kind} word={word} />
      <span className={styles['since']}>
        {machine.driver}, since {timeText(machine.status_since)}
      </span>
      {machine.simulated && <StatusChip kind="simulated" word="SIM" />}
      {machine.restart_required && <StatusChip kind="question" word="Restart needed" />}
    </Link>
  )
}

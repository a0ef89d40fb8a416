import { IconBarcode, IconPrinter, IconUser, IconVolume, IconVolumeOff } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Machine } from '../../main/records/machine-records.ts'
import { useMachines } from '../client/machines.ts'
import { useMe, useServerInfo } from '../client/session.ts'
import { useConnection } from '../client/station-events.tsx'
import { StatusChip } from '../components/status-chip.tsx'
import { byUrgency, machineStatus } from '../components/statuses.ts'
import { useSoundControl } from '../features/station/sound-provider.tsx'
import { NotificationBell } from './notification-bell.tsx'
import styles from './shell.module.css'

/** Always there, in both shells; every part opens what it speaks of. */
export function StatusStrip() {
  const { data: server } = useServerInfo()
  const { data: me } = useMe()
  return (
    <footer className={styles['strip']} data-area tabIndex={-1} aria-label="Status">
      <Part name="Station settings" to="/settings">
        <strong>{server?.instance ?? 'Scanbench'}</strong>
      </Part>
      <Part name="Signed in" to="/settings">
        <IconUser size={18} aria-hidden="true" />
        {me?.username}
      </Part>
      <div className={styles['machines']}>
        <MachineParts type="barcode-scanner" none="No scanner" icon={<IconBarcode size={18} aria-hidden="true" />} />
        <MachineParts type="label-printer" none="No printer" icon={<IconPrinter size={18} aria-hidden="true" />} />
      </div>
      <NotificationBell />
      <Sound />
      <Connection />
      <Clock />
    </footer>
  )
}

function Part({ name, to, children }: { name: string; to: string; children: ReactNode }) {
  const navigate = useNavigate()
  return (
    <button type="button" className={styles['part']} title={name} onClick={() => void navigate(to)}>
      {children}
    </button>
  )
}

function MachineParts({ type, none, icon }: { type: string; none: string; icon: ReactNode }) {
  const { data = [] } = useMachines()
  const machines = data.filter((machine) => machine.machine_type === type && machine.active).toSorted(byUrgency)
  if (machines.length === 0) {
    return (
      <Part name="Set up machines" to="/machines">
        {icon}
        {none}
      </Part>
    )
  }
  const [worst, ...others] = machines
  return worst && <MachinePart machine={worst} others={others.length} icon={icon} />
}

interface MachinePartProps {
  machine: Machine
  /** How many more of this kind there are; they are no worse. */
  others: number
  icon: ReactNode
}

function MachinePart({ machine, others, icon }: MachinePartProps) {
  const { kind, word } = machineStatus(machine)
  return (
    <Part name={`${machine.name}: ${machine.status_text || word}`} to={`/machines/${machine.pk}`}>
      {icon}
      <span className={styles['machineName']}>{machine.name}</span>
      <StatusChip kind={kind} word={word} />
      {others > 0 && <span>+{others}</span>}
    </Part>
  )
}

function Sound() {
  const { isMuted, setMuted } = useSoundControl()
  return (
    <button type="button" className={styles['part']} aria-pressed={isMuted} onClick={() => setMuted(!isMuted)}>
      {isMuted ? <IconVolumeOff size={18} aria-hidden="true" /> : <IconVolume size={18} aria-hidden="true" />}
      <span className={isMuted ? '' : 'only-heard'}>{isMuted ? 'Muted' : 'Sound'}</span>
    </button>
  )
}

function Connection() {
  const { state } = useConnection()
  return (
    <Part name="Connection to the station" to="/settings">
      {state === 'offline' ? (
        <StatusChip kind="question" word="Offline" />
      ) : (
        <StatusChip kind="accepted" word="Online" />
      )}
    </Part>
  )
}

function Clock() {
  const time = useClock()
  return (
    <Part name="Time" to="/settings">
      {time}
    </Part>
  )
}

function useClock(): string {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 5000)
    return () => clearInterval(timer)
  }, [])
  return now.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

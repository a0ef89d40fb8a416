import { Text } from '@mantine/core'
import { Link } from 'react-router'
import { useMachines } from '../../client/machines.ts'
import { usePlugins } from '../../client/plugins.ts'
import { usePrintJobs } from '../../client/print-jobs.ts'
import { useScans } from '../../client/scans.ts'
import { StatusChip } from '../../components/status-chip.tsx'
import { byUrgency, machineStatus, printStatus } from '../../components/statuses.ts'
import { countOf } from '../../components/texts.ts'
import { hasProblem } from '../plugins/plugin-words.ts'
import type { Tile } from './layout.ts'
import styles from './overview-page.module.css'
import { StockValueTile } from './stock-value-tile.tsx'

export const OWN_TILES: readonly (Tile & { Content: () => React.ReactNode })[] = [
  { id: 'attention', title: 'Needs you', size: 'small', Content: Attention },
  { id: 'machines', title: 'Machines', size: 'small', Content: Machines },
  { id: 'print-jobs', title: 'Print jobs', size: 'small', Content: PrintJobs },
  { id: 'scans', title: 'Scanned last', size: 'small', Content: Scans },
  { id: 'stock-value', title: 'Stock value', size: 'small', Content: StockValueTile },
]

function Attention() {
  const jobs = usePrintJobs().data?.results.filter(({ state }) => state === 'held' || state === 'unknown').length ?? 0
  const plugins = usePlugins().data?.filter(hasProblem).length ?? 0
  const machines = useMachines().data?.filter((machine) => machineStatus(machine).kind === 'rejected').length ?? 0
  const rows = [
    { count: jobs, to: '/labels/queue', text: countOf(jobs, 'print job') },
    { count: machines, to: '/machines', text: countOf(machines, 'machine') },
    { count: plugins, to: '/plugins?show=problems', text: countOf(plugins, 'plugin') },
  ].filter(({ count }) => count > 0)
  if (rows.length === 0) return <Text>Nothing. All is well.</Text>
  return (
    <ul className={styles['list']}>
      {rows.map(({ to, text }) => (
        <li key={to}>
          <Link to={to}>{text}</Link>
        </li>
      ))}
    </ul>
  )
}

function Machines() {
  const { data = [] } = useMachines()
  if (data.length === 0) return <Link to="/machines/new">Add the first one</Link>
  return (
    <ul className={styles['list']}>
      {data.toSorted(byUrgency).map((machine) => (
        <li key={machine.pk}>
          <Link to={`/machines/${machine.pk}`}>{machine.name}</Link>
          <StatusChip {...machineStatus(machine)} />
        </li>
      ))}
    </ul>
  )
}

function PrintJobs() {
  const { data } = usePrintJobs()
  const jobs = data?.results.slice(0, 4) ?? []
  if (jobs.length === 0) return <Text>Nothing was printed yet.</Text>
  return (
    <ul className={styles['list']}>
      {jobs.map((job) => (
        <li key={job.pk}>
          <Link to="/labels/queue">{job.template_name}</Link>
          <StatusChip {...printStatus(job.state)} />
        </li>
      ))}
    </ul>
  )
}

function Scans() {
  const { data: scans = [] } = useScans()
  if (scans.length === 0) return <Text>Nothing was scanned yet.</Text>
  return (
    <ul className={styles['list']}>
      {scans.slice(0, 4).map(({ pk, data }) => (
        <li key={pk} className="code">
          {data}
        </li>
      ))}
    </ul>
  )
}

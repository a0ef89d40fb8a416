import {
  IconBarcode,
  IconCommand,
  IconDeviceDesktop,
  IconHelp,
  IconLayoutDashboard,
  IconMoon,
  IconPackages,
  IconPlug,
  IconPrinter,
  IconPuzzle,
  IconSettings,
  IconSun,
} from '@tabler/icons-react'
import { NavLink } from 'react-router'
import { usePrintJobs } from '../client/print-jobs.ts'
import { asksWhatCameOut } from '../components/job-words.ts'
import { AppEntries } from '../plugin-ui/app-entries.tsx'
import { useLook } from './look-provider.tsx'
import styles from './shell.module.css'

const ENTRIES = [
  { to: '/', label: 'Station', Icon: IconDeviceDesktop },
  { to: '/overview', label: 'Overview', Icon: IconLayoutDashboard },
  { to: '/stock', label: 'Stock', Icon: IconPackages },
  { to: '/labels', label: 'Labels', Icon: IconPrinter },
  { to: '/machines', label: 'Machines', Icon: IconPlug },
  { to: '/codes', label: 'Codes', Icon: IconBarcode },
  { to: '/plugins', label: 'Plugins', Icon: IconPuzzle },
] as const

export function ManageRail({ onHelp, onPalette }: { onHelp: () => void; onPalette: () => void }) {
  const { scheme, toggle } = useLook()
  const waiting = usePrintJobs().data?.results.filter((job) => job.state === 'held' || asksWhatCameOut(job)).length ?? 0
  return (
    <nav className={styles['rail']} aria-label="Pages" data-area tabIndex={-1}>
      <div className={styles['brand']}>
        <img src="./icon.svg" alt="" width={26} height={26} />
        <span>Scanbench</span>
      </div>
      {ENTRIES.map(({ to, label, Icon }) => (
        <NavLink key={to} to={to} end={to === '/'} className={styles['entry'] ?? ''} title={label}>
          <Icon size={20} aria-hidden="true" />
          <span className={styles['label']}>{label}</span>
          {to === '/labels' && waiting > 0 && (
            <span className={styles['count']}>
              {waiting}
              <span className="only-heard"> need you</span>
            </span>
          )}
        </NavLink>
      ))}
      <AppEntries />
      <span className={styles['space']} />
      <NavLink to="/settings" className={styles['entry'] ?? ''} title="Settings">
        <IconSettings size={20} aria-hidden="true" />
        <span className={styles['label']}>Settings</span>
      </NavLink>
      <button type="button" className={styles['entry']} title="Commands, Ctrl+K" onClick={onPalette}>
        <IconCommand size={20} aria-hidden="true" />
        <span className={styles['label']}>Commands</span>
      </button>
      <button type="button" className={styles['entry']} title="Colours" onClick={toggle}>
        {scheme === 'dark' ? <IconSun size={20} aria-hidden="true" /> : <IconMoon size={20} aria-hidden="true" />}
        <span className={styles['label']}>{scheme === 'dark' ? 'Light' : 'Dark'}</span>
      </button>
      <button type="button" className={styles['entry']} title="Help, F1" onClick={onHelp}>
        <IconHelp size={20} aria-hidden="true" />
        <span className={styles['label']}>Help</span>
      </button>
    </nav>
  )
}

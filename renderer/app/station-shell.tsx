import { IconHelp, IconKeyboard, IconLayoutSidebar, IconLock, IconMoon, IconSun } from '@tabler/icons-react'
import { Outlet, useNavigate } from 'react-router'
import { useServerInfo } from '../client/session.ts'
import { HeldScans } from '../components/held-scans.tsx'
import { OfflineBand } from '../components/offline-band.tsx'
import { SafeModeBand } from '../components/safe-mode-band.tsx'
import { SimulatedBand } from '../components/simulated-band.tsx'
import { Announcer } from '../features/station/announcer.tsx'
import { BigButton } from '../features/station/big-button.tsx'
import { EdgeFlash } from '../features/station/edge-flash.tsx'
import { useTextSizes } from '../features/station/use-text-sizes.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { useLook } from './look-provider.tsx'
import { Sheets } from './sheets.tsx'
import styles from './shell.module.css'
import { StatusStrip } from './status-strip.tsx'
import { useStationCommands } from './use-station-commands.ts'
import { useLeaveStation } from './use-leave-station.ts'
import { useGlobalShortcuts } from './use-global-shortcuts.ts'

/** For people at the bench: large letters, few controls. */
export function StationShell() {
  useTextSizes(useLook().isLarge)
  const { sheet, open, dialog } = useGlobalShortcuts()
  useStationCommands({ sheet, open })
  return (
    <div className={styles['station']}>
      <SimulatedBand />
      <SafeModeBand />
      <TopBar onType={() => open('type')} onHelp={() => open('help')} />
      <OfflineBand />
      <HeldScans />
      <main className={styles['main']}>
        <ErrorBoundary what="This screen">
          <Outlet />
        </ErrorBoundary>
      </main>
      <StatusStrip />
      <Announcer />
      <EdgeFlash />
      <Sheets sheet={sheet} onClose={() => open(null)} />
      {dialog}
    </div>
  )
}

function TopBar({ onType, onHelp }: { onType: () => void; onHelp: () => void }) {
  const { data: server } = useServerInfo()
  const { scheme, toggle } = useLook()
  const navigate = useNavigate()
  const { lock } = useLeaveStation()
  const icon = 24
  return (
    <header className={styles['bar']} data-area tabIndex={-1}>
      <span className={styles['name']}>{server?.instance ?? 'Scanbench'}</span>
      <span className={styles['mode']}>Look up</span>
      <span className={styles['space']} />
      <BigButton rank="other" icon={<IconKeyboard size={icon} aria-hidden="true" />} shortcut="F2" onClick={onType}>
        Type a code
      </BigButton>
      <BigButton
        rank="other"
        icon={<IconLayoutSidebar size={icon} aria-hidden="true" />}
        onClick={() => void navigate('/stock/items')}
      >
        Manage
      </BigButton>
      <BigButton rank="other" aria-label={scheme === 'dark' ? 'Light screen' : 'Dark screen'} onClick={toggle}>
        {scheme === 'dark' ? <IconSun size={icon} /> : <IconMoon size={icon} />}
      </BigButton>
      <BigButton rank="other" aria-label="Lock" onClick={lock}>
        <IconLock size={icon} />
      </BigButton>
      <BigButton rank="other" aria-label="Help, F1" onClick={onHelp}>
        <IconHelp size={icon} />
      </BigButton>
    </header>
  )
}

import { Outlet, useLocation } from 'react-router'
import { HeldScans } from '../components/held-scans.tsx'
import { OfflineBand } from '../components/offline-band.tsx'
import { SafeModeBand } from '../components/safe-mode-band.tsx'
import { SimulatedBand } from '../components/simulated-band.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { ManageRail } from './manage-rail.tsx'
import { Sheets } from './sheets.tsx'
import styles from './shell.module.css'
import { StatusStrip } from './status-strip.tsx'
import { useStationCommands } from './use-station-commands.ts'
import { useGlobalShortcuts } from './use-global-shortcuts.ts'

/** For setting up and looking up: dense. */
export function ManageShell() {
  const { sheet, open, dialog } = useGlobalShortcuts()
  useStationCommands({ sheet, open })
  const area = useLocation().pathname.split('/')[1]
  return (
    <div className={styles['manage']}>
      <SimulatedBand />
      <SafeModeBand />
      <div className={styles['columns']}>
        <ManageRail onHelp={() => open('help')} onPalette={() => open('palette')} />
        <div className={styles['page']}>
          <OfflineBand />
          <HeldScans />
          <main className={styles['main']} data-area tabIndex={-1}>
            <ErrorBoundary key={area} what="This page">
              <Outlet />
            </ErrorBoundary>
          </main>
        </div>
      </div>
      <StatusStrip />
      <Sheets sheet={sheet} onClose={() => open(null)} />
      {dialog}
    </div>
  )
}

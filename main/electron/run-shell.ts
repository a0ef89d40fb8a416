import { app, BrowserWindow, session } from 'electron'
import type { Configuration } from '../configuration/configuration.ts'
import { prepareDataFolder } from '../configuration/data-folder.ts'
import { failureText } from '../programs/failure-text.ts'
import { hostStation, type CreateStation, type Hosted } from '../programs/host-station.ts'
import { stopSignal } from '../programs/stop-signal.ts'
import { failStart } from './fail-start.ts'
import { fenceSession } from './fence.ts'
import { setMenu } from './menu.ts'
import { serveWindow } from './serve-window.ts'
import { plainNodePath } from './plain-node-path.ts'
import { openStationWindow } from './station-window.ts'
import { WindowPagePrinter } from './window-page-printer.ts'

interface Shell {
  configuration: Configuration
  loadStation: () => Promise<CreateStation>
  preload: string
}

/** From a ready Electron to an open window, or one sentence and exit code 1. */
export async function runShell(shell: Shell): Promise<void> {
  try {
    await startShell(shell)
  } catch (error) {
    failStart(error)
  }
}

async function startShell({ configuration, loadStation, preload }: Shell): Promise<void> {
  const { isPackaged } = app
  prepareDataFolder(configuration.data)
  fenceSession(session.defaultSession, { isPackaged })
  setMenu({ isPackaged, platform: process.platform })
  // A port is opened only where somebody asked for one.
  const isServed = configuration.port > 0
  const load = await loadStation()
  const createStation: CreateStation = (options) => load({ ...options, pagePrinter: new WindowPagePrinter() })
  const hosted = await hostStation({ configuration, createStation, nodePath: plainNodePath(isPackaged), isServed })
  quitInOrder(hosted)
  serveWindow(session.defaultSession, hosted.station)
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void openStationWindow({ isPackaged, preload })
  })
  if (!configuration.headless) await openStationWindow({ isPackaged, preload })
}

/** The first request to quit is held back until the station has stopped; then nothing is left to ask. */
function quitInOrder(hosted: Hosted): void {
  const stop = async (): Promise<void> => {
    try {
      await hosted[Symbol.asyncDispose]()
      app.exit(0)
    } catch (error) {
      process.stderr.write(`${failureText(error)}\n`)
      app.exit(1)
    }
  }
  app.once('will-quit', (event) => {
    event.preventDefault()
    void stop()
  })
  void stopSignal().then(() => app.quit())
}

import { join } from 'node:path'
import { app, crashReporter, protocol } from 'electron'
import type { Configuration } from '../configuration/configuration.ts'
import type { CreateStation } from '../programs/host-station.ts'
import { failStart } from './fail-start.ts'
import { fenceContents } from './fence.ts'
import { SCHEME } from './origin.ts'
import { runShell } from './run-shell.ts'
import { isDebuggedFromOutside, shellConfiguration } from './shell-configuration.ts'
import { showStationWindow } from './station-window.ts'

// Effective only before Electron is ready, so nothing above waits for anything.
app.enableSandbox()
const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }])
crashReporter.start({ uploadToServer: false })
app.on('web-contents-created', (_event, contents) => fenceContents(contents))

const configuration = readOrExit()
if (configuration !== null) await begin(configuration)

function readOrExit(): Configuration | null {
  try {
    return shellConfiguration(app)
  } catch (error) {
    failStart(error)
    return null
  }
}

async function begin(configuration: Configuration): Promise<void> {
  // The lock belongs to this folder: one shell for each data folder.
  app.setPath('userData', join(configuration.data, 'electron'))
  if (app.isPackaged && isDebuggedFromOutside(process.argv)) return app.exit(1)
  if (!app.requestSingleInstanceLock()) return app.exit(0)
  app.on('second-instance', showStationWindow)
  app.on('window-all-closed', () => app.quit())
  await app.whenReady()
  await runShell({ configuration, loadStation, preload: join(import.meta.dirname, 'preload.cjs') })
}

// Loaded late, so that a second start is quick to leave.
async function loadStation(): Promise<CreateStation> {
  const { createStation } = await import('../station.ts')
  return createStation
}

import { join } from 'node:path'
import { app, crashReporter, protocol } from 'electron'
import type { Configuration } from '../configuration/configuration.ts'
import { isCommand } from '../programs/commands/is-command.ts'
import type { CreateStation } from '../programs/host-station.ts'
import { watchBursts } from '../window/burst-watch.ts'
import { failStart } from './fail-start.ts'
import { fenceContents } from './fence.ts'
import { SCHEME } from './origin.ts'
import { plainNodePath } from './plain-node-path.ts'
import { runShell } from './run-shell.ts'
import { isDebuggedFromOutside, ownArguments, shellConfiguration } from './shell-configuration.ts'
import { showStationWindow } from './station-window.ts'

// Effective only before Electron is ready, so nothing above waits for anything.
app.enableSandbox()
const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }])
crashReporter.start({ uploadToServer: false })
app.on('web-contents-created', (_event, contents) => {
  fenceContents(contents)
  watchBursts(contents, () => performance.now())
})

const words = ownArguments(process.argv, app.isPackaged)
if (isCommand(words)) await runInTerminal(words)
else {
  const configuration = readOrExit()
  if (configuration !== null) await begin(configuration)
}

/** `scanbench plugins list` in the installed program: no window, and no lock of the shell. */
async function runInTerminal(argv: readonly string[]): Promise<void> {
  const { runCommand } = await import('../programs/commands/run-command.ts')
  const exitCode = await runCommand({
    argv,
    nodePath: plainNodePath(app.isPackaged),
    print: (text) => void process.stdout.write(`${text}\n`),
    printError: (text) => void process.stderr.write(`${text}\n`),
  })
  app.exit(exitCode)
}

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

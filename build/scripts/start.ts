import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { configurationOf, runInNode } from '../../main/programs/run-in-node.ts'
import { failureText } from '../../main/programs/failure-text.ts'
import { chooseWindow, hasDisplay } from '../../main/window/choose-window.ts'
import { buildPrograms } from './build-programs.ts'
import { buildWindow, watchWindow, whyBuildWindow } from './build-window.ts'
import { electronExecutable } from './electron-executable.ts'
import { ROOT } from './folders.ts'
import { stopWithParent } from './stop-with-parent.ts'

const watch = process.argv.includes('--watch')
const argv = process.argv.slice(2).filter((word) => word !== '--watch')
const defaults = { demo: true }
const { env, platform } = process

async function start(): Promise<void> {
  const { headless, help, version } = configurationOf({ argv, defaults })
  if (help || version) return runInNode({ argv, defaults })
  if (watch) return develop()
  await buildWindowIfNeeded()
  const executable = electronExecutable(ROOT, env['ELECTRON_OVERRIDE_DIST_PATH'])
  const display = hasDisplay(platform, env)
  const choice = chooseWindow({ headless, electron: executable !== null, browser: null, display })
  if (executable === null || choice.kind !== 'electron') return runInNode({ argv, defaults })
  console.log(choice.reason)
  await buildPrograms()
  return run(executable, [ROOT, ...argv])
}

/** The window is built and the station started again after each change. */
async function develop(): Promise<void> {
  await using _window = await watchWindow()
  await run(process.execPath, ['--watch', join(ROOT, 'main', 'node.ts'), '--demo', ...argv])
}

async function buildWindowIfNeeded(): Promise<void> {
  const reason = whyBuildWindow()
  if (reason === null) return
  console.log(`Building the window, because ${reason}.`)
  await buildWindow()
}

/** A terminal sends Ctrl+C to the whole group, so that the child ends in order by itself; other signals are passed on. */
async function run(executable: string, words: string[]): Promise<void> {
  const child = spawn(executable, words, { stdio: 'inherit' })
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  const [code] = (await once(child, 'exit')) as [number | null]
  process.exitCode = code ?? 1
}

stopWithParent()
try {
  await start()
} catch (error) {
  console.error(failureText(error))
  process.exitCode = 1
}

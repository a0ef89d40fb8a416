import type { Configuration } from '../configuration/configuration.ts'
import { chooseWindow, hasDisplay, type WindowChoice } from '../window/choose-window.ts'
import { findBrowser } from '../window/find-browser.ts'
import { isExecutable } from '../window/is-executable.ts'
import { openBrowserWindow } from '../window/open-browser-window.ts'

export interface StationWindow {
  choice: WindowChoice
  /** Shows the address in the chosen way; disposing closes it. */
  open(url: string): Disposable
}

const NOTHING: Disposable = { [Symbol.dispose]: () => undefined }

/** The window of a station in plain Node: an app window of a browser, or none. */
export function createStationWindow({ data, headless, browser: wanted }: Configuration): StationWindow {
  const { env, platform } = process
  const browser = headless ? null : findBrowser({ wanted, platform, env, isExecutable })
  const choice = chooseWindow({ headless, electron: false, browser, display: hasDisplay(platform, env) })
  const open = (url: string): Disposable =>
    choice.kind === 'browser'
      ? openBrowserWindow({ browser: choice.browser, url, folder: data, uid: process.getuid?.() ?? null, failed })
      : NOTHING
  return { choice, open }
}

function failed(error: Error): void {
  process.stderr.write(`The browser could not be started: ${error.message}. Open the address above by hand.\n`)
}

import type { Browser } from './find-browser.ts'

export interface WindowSituation {
  /** Asked for by `--headless`. */
  headless: boolean
  /** Is an Electron executable installed? */
  electron: boolean
  browser: Browser | null
  display: boolean
}

/** What the person gets to see, and the one line that says why. */
export type WindowChoice = { reason: string } & (
  { kind: 'electron' } | { kind: 'browser'; browser: Browser } | { kind: 'address' }
)

const FETCH = 'npx install-electron fetches it'

export function chooseWindow({ headless, electron, browser, display }: WindowSituation): WindowChoice {
  if (headless) return { kind: 'address', reason: 'No window is opened, because --headless was asked for.' }
  if (!display) return { kind: 'address', reason: 'No window is opened, because there is no display.' }
  if (electron) return { kind: 'electron', reason: 'The window is the Electron app, because Electron is installed.' }
  if (browser !== null) {
    const reason = `The window is an app window of ${browser.name}, because no Electron executable is installed (${FETCH}).`
    return { kind: 'browser', browser, reason }
  }
  const reason = `No window is opened, because neither Electron (${FETCH}) nor a Chromium-family browser is installed.`
  return { kind: 'address', reason }
}

/** Windows and macOS always have one. */
export function hasDisplay(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return (env['WAYLAND_DISPLAY'] ?? '') !== '' || (env['DISPLAY'] ?? '') !== ''
}

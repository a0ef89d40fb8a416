import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from './find-browser.ts'

export interface BrowserWindow {
  browser: Browser
  url: string
  /** The data folder; the browser's profile lies in it, apart from the person's own. */
  folder: string
  /** Null on Windows. */
  uid: number | null
  failed: (error: Error) => void
}

/** Shows the station as an app window. Disposing closes it; a window that is not disposed outlives this process. */
export function openBrowserWindow({ browser, url, folder, uid, failed }: BrowserWindow): Disposable {
  const profile = join(folder, 'browser')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  const child = spawn(browser.path, browserFlags({ url, profile, uid }), { stdio: 'ignore', detached: true })
  child.once('error', failed)
  child.unref()
  return { [Symbol.dispose]: () => void child.kill() }
}

export function browserFlags({ url, profile, uid }: { url: string; profile: string; uid: number | null }): string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--class=scanbench',
    '--window-size=1280,860',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-features=Translate',
    // Else Linux asks for the password of a key ring, for a profile that holds one session cookie.
    '--password-store=basic',
    // Chromium refuses to start its sandbox as root, and would not start at all.
    ...(uid === 0 ? ['--no-sandbox'] : []),
  ]
}

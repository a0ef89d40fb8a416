import { posix, win32 } from 'node:path'
import { AppError } from '@scanbench/plugin'

export interface Browser {
  name: string
  path: string
}

interface Family {
  name: string
  /** Commands on the path of Linux. */
  commands: readonly string[]
  /** Application on macOS. */
  mac: string
  /** Below one of the program folders of Windows. */
  windows: string
}

const FAMILIES: readonly Family[] = [
  {
    name: 'Chromium',
    commands: ['chromium', 'chromium-browser'],
    mac: 'Chromium.app/Contents/MacOS/Chromium',
    windows: 'Chromium\\Application\\chrome.exe',
  },
  {
    name: 'Google Chrome',
    commands: ['google-chrome', 'google-chrome-stable'],
    mac: 'Google Chrome.app/Contents/MacOS/Google Chrome',
    windows: 'Google\\Chrome\\Application\\chrome.exe',
  },
  {
    name: 'Microsoft Edge',
    commands: ['microsoft-edge', 'microsoft-edge-stable'],
    mac: 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    windows: 'Microsoft\\Edge\\Application\\msedge.exe',
  },
  {
    name: 'Brave',
    commands: ['brave-browser', 'brave'],
    mac: 'Brave Browser.app/Contents/MacOS/Brave Browser',
    windows: 'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  },
]

export interface BrowserSearch {
  /** From the configuration; the one that must be taken. */
  wanted: string | null
  platform: NodeJS.Platform
  env: Readonly<Record<string, string | undefined>>
  isExecutable: (path: string) => boolean
}

/** The browser that can show the window as an app, or null. */
export function findBrowser({ wanted, platform, env, isExecutable }: BrowserSearch): Browser | null {
  if (wanted !== null) return namedBrowser(wanted, isExecutable)
  for (const family of FAMILIES) {
    const path = placesOf(family, platform, env).find(isExecutable)
    if (path !== undefined) return { name: family.name, path }
  }
  return null
}

function namedBrowser(path: string, isExecutable: BrowserSearch['isExecutable']): Browser {
  if (isExecutable(path)) return { name: path, path }
  throw new AppError('CONFIGURATION_INVALID', `The browser ${path} is no program that can be started.`)
}

function placesOf(family: Family, platform: NodeJS.Platform, env: BrowserSearch['env']): string[] {
  if (platform === 'win32') {
    const folders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => env[name] ?? '')
    return folders.filter((folder) => folder !== '').map((folder) => win32.join(folder, family.windows))
  }
  if (platform === 'darwin') {
    return ['/Applications', posix.join(env['HOME'] ?? '/', 'Applications')].map((place) =>
      posix.join(place, family.mac),
    )
  }
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => posix.isAbsolute(folder))
  return family.commands.flatMap((command) => folders.map((folder) => posix.join(folder, command)))
}

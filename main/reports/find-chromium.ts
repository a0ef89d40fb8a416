import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
  'brave-browser',
]
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
)
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

/** A browser of the Chromium family that is installed, or null. */
export async function findChromium(environment: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  for (const file of candidates(environment)) if (await isProgram(file)) return file
  return null
}

function candidates({ PATH = '', ...environment }: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') return MAC
  if (process.platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? [])
    return roots.flatMap((root) => WINDOWS.map((file) => join(root, file)))
  }
  return NAMES.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)))
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    return true
  } catch {
    // Not there, or not for us.
    return false
  }
}

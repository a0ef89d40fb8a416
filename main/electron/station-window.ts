import { BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import { WINDOW_URL } from './origin.ts'

interface WindowOptions {
  isPackaged: boolean
  preload: string
}

function windowOptions({ isPackaged, preload }: WindowOptions): BrowserWindowConstructorOptions {
  return {
    width: 1280,
    height: 860,
    minWidth: 1024,
    minHeight: 700,
    title: 'Scanbench',
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !isPackaged,
      // A label waits for no window: timers run on behind other programs.
      backgroundThrottling: false,
    },
  }
}

/** The window of the station. A page that crashed is loaded again: nothing that counts lives in it. */
export async function openStationWindow(options: WindowOptions): Promise<BrowserWindow> {
  const window = new BrowserWindow(windowOptions(options))
  window.once('ready-to-show', () => window.show())
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.webContents.reload()
  })
  await window.loadURL(WINDOW_URL)
  return window
}

/** To the front, for somebody who started the program a second time. */
export function showStationWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

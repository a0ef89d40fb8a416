import { beforeEach, expect, test } from 'vitest'
import { BrowserWindow, calls, callsOf, resetElectron } from '../../test/support/electron-stand-in.ts'
import { openStationWindow, showStationWindow } from './station-window.ts'

beforeEach(resetElectron)

test('the page is sandboxed, isolated and without Node; developer tools are for the source tree', async () => {
  await openStationWindow({ isPackaged: true, preload: '/preload.cjs' })
  expect(BrowserWindow.getAllWindows()[0]?.options).toMatchObject({
    webPreferences: {
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
      backgroundThrottling: false,
    },
  })
})

test('the window is shown when it has something to show', async () => {
  await openStationWindow({ isPackaged: true, preload: '/preload.cjs' })
  expect(calls.slice(1)).toEqual([['window.loadURL', 'app://bundle/'], ['window.show']])
})

test('a page that crashed is loaded again, one that was closed is not', async () => {
  await openStationWindow({ isPackaged: true, preload: '/preload.cjs' })
  const contents = BrowserWindow.getAllWindows()[0]!.webContents
  contents.emit('render-process-gone', {}, { reason: 'clean-exit' })
  const afterClose = callsOf('webContents.reload').length
  contents.emit('render-process-gone', {}, { reason: 'crashed' })
  expect([afterClose, callsOf('webContents.reload').length]).toEqual([0, 1])
})

test('a second start brings the window to the front, and does nothing where there is none', async () => {
  showStationWindow()
  await openStationWindow({ isPackaged: true, preload: '/preload.cjs' })
  calls.length = 0
  showStationWindow()
  expect(calls).toEqual([['window.restore'], ['window.show'], ['window.focus']])
})

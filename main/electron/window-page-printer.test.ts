import { beforeEach, expect, test } from 'vitest'
import { calls, callsOf, resetElectron, session, StandInContents } from '../../test/support/electron-stand-in.ts'
import { WindowPagePrinter } from './window-page-printer.ts'

beforeEach(resetElectron)

const PAPER = { widthMm: 254, heightMm: 127 }

test('a page is loaded into a hidden window without scripts, printed in its size, and the window goes', async () => {
  expect(await new WindowPagePrinter().print('<p>here</p>', PAPER)).toEqual(new Uint8Array([37, 80, 68, 70]))
  expect(calls.map(([name]) => name)).toEqual([
    'protocol.handle',
    'BrowserWindow',
    'window.loadURL',
    'webContents.printToPDF',
    'window.destroy',
  ])
  expect(callsOf('BrowserWindow')).toMatchObject([
    [{ show: false, webPreferences: { javascript: false, sandbox: true } }],
  ])
  expect(callsOf('webContents.printToPDF')).toMatchObject([
    [{ pageSize: { width: 10, height: 5 }, preferCSSPageSize: true }],
  ])
})

test('the page is all that its session gives out; addresses and files are cancelled', async () => {
  await new WindowPagePrinter().print('<p>here</p>', PAPER)
  const { handlers } = session.partitions.get('report-1')!
  const page = handlers.get('scheme https') as unknown as () => Response
  expect([await page().text(), page().headers.get('content-security-policy')]).toEqual([
    '<p>here</p>',
    expect.stringContaining("default-src 'none'"),
  ])
  const asked = handlers.get('request') as unknown as (
    details: { url: string },
    answer: (answer: { cancel: boolean }) => void,
  ) => void
  const isCancelled = (url: string) => {
    let cancelled: boolean | null = null
    asked({ url }, ({ cancel }) => (cancelled = cancel))
    return cancelled
  }
  expect(
    ['https://report.invalid/', 'data:image/png;base64,', 'https://a.b/', 'file:///etc/passwd'].map(isCancelled),
  ).toEqual([false, false, true, true])
})

test('a page that cannot be printed is an error, its window goes, and the next page is printed', async () => {
  const printer = new WindowPagePrinter()
  StandInContents.failure = new Error('no printer')
  await expect(printer.print('a', PAPER)).rejects.toThrow('no printer')
  StandInContents.failure = null
  await printer.print('b', PAPER)
  expect(callsOf('window.destroy')).toHaveLength(2)
})

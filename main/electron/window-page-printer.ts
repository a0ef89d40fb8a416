import { BrowserWindow, session } from 'electron'
import { PAGE_POLICY } from '../reports/page-printer.ts'
import type { PagePrinter, PaperSize } from '../reports/page-printer.ts'
import { Turns } from '../waiting/turns.ts'

/** A name that leads nowhere: the session of the page answers it, and nothing else. */
const PAGE = 'https://report.invalid/'
const MM_PER_INCH = 25.4
const NO_MARGINS = { top: 0, bottom: 0, left: 0, right: 0 }

/** Prints pages in a hidden window of Electron, which has a session of its own and no scripts. */
export class WindowPagePrinter implements PagePrinter {
  readonly #turns = new Turns()
  #count = 0

  /** The window that shows the program is the browser. */
  async unavailable(): Promise<null> {
    return null
  }

  /** One at a time: a window takes much memory. */
  print(html: string, paper: PaperSize): Promise<Uint8Array> {
    return this.#turns.run(() => this.#print(html, paper))
  }

  async #print(html: string, { widthMm, heightMm }: PaperSize): Promise<Uint8Array> {
    const window = new BrowserWindow({
      show: false,
      webPreferences: {
        session: this.#sessionWith(html),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        javascript: false,
      },
    })
    try {
      await window.loadURL(PAGE)
      return await window.webContents.printToPDF({
        printBackground: true,
        preferCSSPageSize: true,
        margins: NO_MARGINS,
        pageSize: { width: widthMm / MM_PER_INCH, height: heightMm / MM_PER_INCH },
      })
    } finally {
      window.destroy()
    }
  }

  /** In memory, and new for each page: what one leaves behind no other finds. */
  #sessionWith(html: string): Electron.Session {
    this.#count++
    const own = session.fromPartition(`report-${this.#count}`)
    own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
    own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: url !== PAGE && !url.startsWith('data:') }))
    own.protocol.handle('https', () => {
      const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': PAGE_POLICY }
      return new Response(html, { headers })
    })
    return own
  }
}

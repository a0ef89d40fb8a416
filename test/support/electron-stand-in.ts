import { EventEmitter } from 'node:events'

/** Takes the place of the `electron` module in tests of the shell: it writes down what it is asked to do, in order. */
export const calls: [name: string, ...args: unknown[]][] = []

const note =
  (name: string) =>
  (...args: unknown[]): void =>
    void calls.push([name, ...args])

export const callsOf = (name: string): unknown[][] =>
  calls.filter(([called]) => called === name).map(([, ...args]) => args)

/** An event as Electron hands it out. */
export function createEvent<T extends object>(details: T): T & { defaultPrevented: boolean; preventDefault(): void } {
  const event = { ...details, defaultPrevented: false, preventDefault: () => void (event.defaultPrevented = true) }
  return event
}

class StandInApp extends EventEmitter {
  isPackaged = false
  hasLock = true
  enableSandbox = note('app.enableSandbox')
  setPath = note('app.setPath')
  exit = note('app.exit')

  requestSingleInstanceLock(): boolean {
    calls.push(['app.requestSingleInstanceLock'])
    return this.hasLock
  }

  async whenReady(): Promise<void> {
    calls.push(['app.whenReady'])
  }

  quit(): void {
    const event = createEvent({})
    this.emit('will-quit', event)
    if (!event.defaultPrevented) this.exit(0)
  }
}

type WindowOpenHandler = (details: { url: string }) => { action: string }

export class StandInContents extends EventEmitter {
  /** What printing fails with. */
  static failure: Error | null = null
  openHandler: WindowOpenHandler | null = null
  reload = note('webContents.reload')
  setIgnoreMenuShortcuts = note('webContents.setIgnoreMenuShortcuts')

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler
  }

  async printToPDF(options: unknown): Promise<Uint8Array> {
    calls.push(['webContents.printToPDF', options])
    if (StandInContents.failure !== null) throw StandInContents.failure
    return new TextEncoder().encode('%PDF')
  }
}

export class BrowserWindow extends EventEmitter {
  static #all: BrowserWindow[] = []
  static getAllWindows = (): BrowserWindow[] => BrowserWindow.#all
  static forget = (): void => void (BrowserWindow.#all = [])

  readonly webContents = new StandInContents()
  readonly options: unknown
  isMinimized = (): boolean => true
  show = note('window.show')
  focus = note('window.focus')
  restore = note('window.restore')
  destroy = note('window.destroy')

  constructor(options: unknown) {
    super()
    this.options = options
    calls.push(['BrowserWindow', options])
    BrowserWindow.#all.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }

  async loadURL(url: string): Promise<void> {
    calls.push(['window.loadURL', url])
    this.emit('ready-to-show')
  }
}

type Handler = (...args: never[]) => unknown

/** Keeps the handlers it is given, so that a test can ask them. */
export class StandInSession {
  readonly handlers = new Map<string, Handler>()
  setPermissionRequestHandler = this.#keep('permission request')
  setPermissionCheckHandler = this.#keep('permission check')
  setDevicePermissionHandler = this.#keep('device permission')
  setDisplayMediaRequestHandler = this.#keep('display media')
  readonly webRequest = { onBeforeRequest: this.#keep('request') }
  readonly protocol = {
    handle: (scheme: string, handler: Handler): void => {
      calls.push(['protocol.handle', scheme])
      this.handlers.set(`scheme ${scheme}`, handler)
    },
  }

  #keep(name: string): (handler: Handler) => void {
    return (handler) => void this.handlers.set(name, handler)
  }
}

export const app = new StandInApp()
export const session = {
  defaultSession: new StandInSession(),
  partitions: new Map<string, StandInSession>(),
  fromPartition(name: string): StandInSession {
    const own = new StandInSession()
    this.partitions.set(name, own)
    return own
  },
}
export const protocol = { registerSchemesAsPrivileged: note('protocol.registerSchemesAsPrivileged') }
export const crashReporter = { start: note('crashReporter.start') }
export const dialog = { showErrorBox: note('dialog.showErrorBox') }
export const contextBridge = { exposeInMainWorld: note('contextBridge.exposeInMainWorld') }
export const Menu = {
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu: note('Menu.setApplicationMenu'),
}

/** As after a fresh start. */
export function resetElectron(): void {
  calls.length = 0
  BrowserWindow.forget()
  app.removeAllListeners()
  Object.assign(app, { isPackaged: false, hasLock: true })
  session.defaultSession = new StandInSession()
  session.partitions.clear()
}

import type { Session, WebContents } from 'electron'
import { isWindowUrl } from './origin.ts'

/** What our own page may ask for; Electron grants everything else unless it is told not to. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen', 'screen-wake-lock'])

export const isPermitted = (permission: string, url: string): boolean => ALLOWED.has(permission) && isWindowUrl(url)

/** No permission, device or address but our own, whatever runs in the page. */
export function fenceSession(session: Session, { isPackaged }: { isPackaged: boolean }): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(isPermitted(permission, requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => isPermitted(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isReachable(url, isPackaged) }))
}

const REACHABLE = new Set(['data:', 'blob:'])

/** The page talks to the station alone; the tools of developers have a scheme of their own. */
export function isReachable(text: string, isPackaged: boolean): boolean {
  if (isWindowUrl(text)) return true
  if (!URL.canParse(text)) return false
  const { protocol } = new URL(text)
  return REACHABLE.has(protocol) || (protocol === 'devtools:' && !isPackaged)
}

interface Leaving {
  url: string
  preventDefault(): void
}

function stay(leaving: Leaving): void {
  if (!isWindowUrl(leaving.url)) leaving.preventDefault()
}

/** A page stays where it is, opens no window and holds no other page. */
export function fenceContents(contents: WebContents): void {
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

import type { Session } from 'electron'
import type { Station } from '../station.ts'
import { isWindowUrl, SCHEME } from './origin.ts'

/** The page's requests go to the station as they are; who sits at this machine acts. No port is opened for it. */
export function serveWindow(session: Session, station: Pick<Station, 'fetch' | 'windowActor'>): void {
  session.protocol.handle(SCHEME, (request) => {
    if (!isWindowUrl(request.url)) return new Response('Not found', { status: 404 })
    return station.fetch(request, { actor: station.windowActor(), isLocal: true })
  })
}

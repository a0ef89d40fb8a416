import { AppError } from '@scanbench/plugin'
import type { StaticFile } from './static-files.ts'
import { checkWindowHost } from './window-host.ts'

interface Parts {
  staticFiles: (path: string) => Promise<StaticFile | null>
  windowAccess: { redeem(ticket: string): Promise<{ cookie: string }> }
}

/** The files of the window, and its way in: `/?ticket=...` becomes a cookie and the same page without the ticket. */
export function createWindowFiles({ staticFiles, windowAccess }: Parts) {
  return async function windowFiles(request: Request, { isLocal = true }): Promise<Response | null> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null
    const url = new URL(request.url)
    const ticket = url.searchParams.get('ticket')
    if (url.pathname === '/' && ticket !== null) return enter(request, ticket, isLocal)
    const file = await staticFiles(url.pathname === '/' ? '/index.html' : url.pathname)
    if (file === null) return null
    const body = request.method === 'HEAD' ? null : file.body
    return new Response(body, { headers: { 'Content-Type': file.type, 'Cache-Control': 'no-cache' } })
  }

  async function enter(request: Request, ticket: string, isLocal: boolean): Promise<Response> {
    if (!isLocal) throw new AppError('FORBIDDEN', 'The window of the station opens on its own machine only.')
    checkWindowHost(request)
    const cookie = await redeem(ticket)
    // The one redirect there is: it takes the ticket out of the address. An old ticket leads to the sign-in page.
    const headers = new Headers({ Location: '/', 'Cache-Control': 'no-store' })
    if (cookie !== null) headers.set('Set-Cookie', cookie)
    return new Response(null, { status: 303, headers })
  }

  async function redeem(ticket: string): Promise<string | null> {
    try {
      return (await windowAccess.redeem(ticket)).cookie
    } catch (error) {
      if (error instanceof AppError && error.code === 'UNAUTHORIZED') return null
      throw error
    }
  }
}

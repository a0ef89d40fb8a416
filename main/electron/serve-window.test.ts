import type { Session } from 'electron'
import { expect, test } from 'vitest'
import { StandInSession } from '../../test/support/electron-stand-in.ts'
import { STATION } from '../users/actor.ts'
import { serveWindow } from './serve-window.ts'

test('requests of the page reach the station as the person at this machine; other hosts of the scheme find nothing', async () => {
  const session = new StandInSession()
  const asked: unknown[] = []
  serveWindow(session as unknown as Session, {
    windowActor: () => STATION,
    fetch: async (request, context) => {
      asked.push([request.url, context])
      return new Response('yes')
    },
  })
  const handle = session.handlers.get('scheme app') as unknown as (request: Request) => Promise<Response>
  const urls = ['app://bundle/api/part/?limit=1', 'app://elsewhere/api/part/']
  const answers = await Promise.all(urls.map((url) => handle(new Request(url))))
  expect({ statuses: answers.map(({ status }) => status), asked }).toEqual({
    statuses: [200, 404],
    asked: [['app://bundle/api/part/?limit=1', { actor: STATION, isLocal: true }]],
  })
})

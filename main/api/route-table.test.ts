import { expect, test } from 'vitest'
import { route, type Route } from './route.ts'
import { routeTable } from './route-table.ts'

function at(method: Route['method'], path: string): Route {
  return route({ method, path, summary: '', rights: 'open', answer: null, handler: async () => undefined })
}

test('fixed words go before parameters, whatever order the routes were listed in', () => {
  const table = routeTable([
    at('get', '/api/{a}/{b}/'),
    at('get', '/api/part/{pk}/'),
    at('get', '/api/part/tree/'),
    at('post', '/api/part/{pk}/'),
  ])
  expect(table.map(({ pattern, methods }) => [pattern, [...methods.keys()]])).toEqual([
    ['/api/part/tree/', ['GET']],
    ['/api/part/:pk/', ['GET', 'POST']],
    ['/api/:a/:b/', ['GET']],
  ])
})

test('two routes for the same are a mistake', () => {
  expect(() => routeTable([at('get', '/api/'), at('get', '/api/')])).toThrow('Two routes for GET /api/')
})

import { AppError } from '@scanbench/plugin'
import { expect, test } from 'vitest'
import { plainDetails } from './plain-details.ts'

test('secrets are masked by the name of their key, at any depth', () => {
  expect(
    plainDetails({
      password: 'a',
      user: { apiToken: 'b', name: 'ann' },
      headers: [{ Authorization: 'c' }, { 'set-cookie': 'd' }],
      client_secret: 5,
      token: null,
    }),
  ).toEqual({
    password: '***',
    user: { apiToken: '***', name: 'ann' },
    headers: [{ Authorization: '***' }, { 'set-cookie': '***' }],
    client_secret: '***',
    token: null,
  })
})

test('bytes become hex, errors keep their code, cause and stack', () => {
  const error = new AppError('DEVICE_BUSY', 'held', { cause: new Error('EBUSY') })
  expect(plainDetails({ bytes: new Uint8Array([27, 64]), pk: 5n, error })).toEqual({
    bytes: '1b40',
    pk: '5',
    error: {
      name: 'AppError',
      message: 'held',
      code: 'DEVICE_BUSY',
      status: 409,
      expected: true,
      details: undefined,
      stack: error.stack,
      cause: { name: 'Error', message: 'EBUSY', stack: (error.cause as Error).stack },
    },
  })
})

test('details that contain themselves end somewhere', () => {
  const circle: Record<string, unknown> = {}
  circle['again'] = circle
  expect(JSON.stringify(plainDetails(circle))).toContain('…')
})

import { expect, test } from 'vitest'
import { cleanEnvironment } from './clean-environment.ts'

test('a child gets our environment without secrets, and what it needs besides', () => {
  const ours = { PATH: '/bin', SCANBENCH_ADMIN_PASSWORD: 'x', api_token: 'x', MY_SECRET_KEY: 'x', LANG: 'C' }
  expect(cleanEnvironment(ours, { UV_THREADPOOL_SIZE: '16', LANG: 'de' })).toEqual({
    PATH: '/bin',
    LANG: 'de',
    UV_THREADPOOL_SIZE: '16',
  })
})

import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '../../client/query-client.ts'
import { BackgroundWork } from './background-work.tsx'
import { Webhooks } from './webhooks.tsx'

const FAILED = {
  pk: 4,
  name: 'stockitem.saved',
  func: 'process_event',
  stopped: null,
  attempt_count: 4,
  result: 'Shop closed',
}
const HOOK = {
  endpoint_id: 'e1',
  plugin: 'orders',
  name: 'Shop',
  active: true,
  verification: 'signature',
  created: '2026-01-05T09:10:00.000Z',
  url: '/api/webhook/e1/',
}

let sent: [string, string, unknown][]
let failed: object[]

beforeEach(() => {
  sent = []
  failed = [FAILED]
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: { method?: string; body?: string } = {}) => {
    if (method !== 'GET') {
      sent.push([method, path, body === undefined ? null : JSON.parse(body)])
      failed = []
      return Response.json(path.endsWith('webhooks/') ? { ...HOOK, token: null, secret: 's3cret' } : {})
    }
    return Response.json(ANSWERS[path]?.() ?? [])
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const ANSWERS: Readonly<Record<string, () => unknown>> = {
  '/api/background-task/failed/': () => failed,
  '/api/station/webhooks/': () => [HOOK],
  '/api/station/webhooks/e1/messages/': () => [
    { id: 'm1', worked_on: true, created: '2026-01-05T09:10:00.000Z', body: '{"order":7}' },
  ],
  '/api/plugins/': () => [{ key: 'orders', name: 'Orders', active: true }],
}

function show(children: ReactNode): void {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <MantineProvider>{children}</MantineProvider>
    </QueryClientProvider>,
  )
}

test('given-up work is shown with its reason, and tried again at a press', async () => {
  show(<BackgroundWork />)
  expect(await screen.findByText('Shop closed')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Try stockitem.saved again' }))
  expect(await screen.findByText('Nothing was given up.')).toBeTruthy()
  expect(sent).toEqual([['POST', '/api/station/background-tasks/retry/', { items: [4] }]])
})

test('what a webhook got is shown', async () => {
  show(<Webhooks />)
  fireEvent.click(await screen.findByRole('button', { name: 'Messages' }))
  expect(await screen.findByText('{"order":7}')).toBeTruthy()
})

test('the secret of a new webhook is shown once, with its address', async () => {
  show(<Webhooks />)
  fireEvent.click(screen.getByRole('button', { name: 'New webhook' }))
  fireEvent.change(await screen.findByLabelText(/^Name/u), { target: { value: 'Shop' } })
  await screen.findByRole('option', { name: 'Orders' })
  fireEvent.click(screen.getByRole('button', { name: 'Make it' }))
  expect(await screen.findByText('s3cret')).toBeTruthy()
  expect(screen.getByText(/\/api\/webhook\/e1\/$/u, { selector: 'pre' })).toBeTruthy()
  expect(sent).toEqual([
    ['POST', '/api/station/webhooks/', { plugin: 'orders', name: 'Shop', verification: 'signature' }],
  ])
})

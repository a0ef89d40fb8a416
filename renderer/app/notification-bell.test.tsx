import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '../client/query-client.ts'
import { NotificationBell } from './notification-bell.tsx'

let unread: { pk: number; name: string; message: string; age_human: string }[]
let sent: string[]

beforeEach(() => {
  unread = [
    { pk: 2, name: 'Item label was not printed', message: 'no paper', age_human: '1 minute ago' },
    { pk: 1, name: 'Low stock', message: '', age_human: '2 hours ago' },
  ]
  sent = []
  vi.stubGlobal('fetch', async (path: string, { method = 'GET' }: RequestInit) => {
    if (method !== 'GET') {
      sent.push(`${method} ${path}`)
      unread = unread.filter(({ pk }) => !path.endsWith('readall/') && !path.includes(`/${pk}/`))
    }
    return Response.json({ count: unread.length, next: null, previous: null, results: unread })
  })
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('the bell counts what was not read, shows it, and lets it be read', async () => {
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={createQueryClient()}>
        <NotificationBell />
      </QueryClientProvider>
    </MantineProvider>,
  )
  fireEvent.click(await screen.findByRole('button', { name: /2\s*notifications/ }))
  expect((await screen.findAllByRole('listitem')).map(({ textContent }) => textContent)).toEqual([
    'Item label was not printedno paper1 minute agoRead',
    'Low stock2 hours agoRead',
  ])
  fireEvent.click(screen.getAllByRole('button', { name: 'Read' })[0]!)
  await vi.waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1))
  fireEvent.click(screen.getByRole('button', { name: 'Mark all as read' }))
  await screen.findByText('Nothing new.')
  expect(sent).toEqual(['PATCH /api/notifications/2/', 'POST /api/notifications/readall/'])
})

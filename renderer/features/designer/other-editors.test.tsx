import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '../../client/query-client.ts'
import type { TemplateEditor } from '../../client/template-drafts.ts'
import { OtherEditors } from './other-editors.tsx'

const USERS: Readonly<Record<string, unknown>> = {
  '/api/user/me/': { pk: 1, username: 'ben' },
  '/api/user/7/': { pk: 7, username: 'anna', first_name: 'Anna', last_name: 'Berg' },
  '/api/user/2/': { pk: 2, username: 'carl', first_name: 'Carl', last_name: 'Kern' },
  '/api/user/1/': { pk: 1, username: 'ben', first_name: '', last_name: '' },
}

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal('fetch', async (path: string) => Response.json(USERS[path]))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** At an hour of this day, as the clock of the wall says it. */
function today(hours: number, minutes: number): string {
  const time = new Date()
  time.setHours(hours, minutes, 0, 0)
  return time.toISOString()
}

function show(editors: TemplateEditor[]): void {
  render(
    <MantineProvider>
      <QueryClientProvider client={createQueryClient()}>
        <OtherEditors editors={editors} />
      </QueryClientProvider>
    </MantineProvider>,
  )
}

test('somebody else who has the template open is named, with the time', async () => {
  show([{ user: 7, since: today(10, 12) }])
  expect(await screen.findByText('Anna Berg has this template open since 10:12.')).toBeTruthy()
})

test('each of them has letters and a colour of their own', async () => {
  show([
    { user: 7, since: today(10, 12) },
    { user: 2, since: today(10, 20) },
  ])
  await screen.findByText(/^Anna Berg/)
  const marks = Array.from(document.querySelectorAll<HTMLElement>('i'))
  expect(marks.map(({ textContent }) => textContent)).toEqual(['AB', 'CK'])
  expect(new Set(marks.map(({ style }) => style.background)).size).toBe(2)
})

test('the own other window is not taken for somebody else', async () => {
  show([{ user: 1, since: today(9, 5) }])
  expect(await screen.findByText('You have this template open in another window since 09:05.')).toBeTruthy()
})

import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '../../client/query-client.ts'
import { FoundDevices } from './found-devices.tsx'

const BROTHER = {
  name: 'QL',
  connection: 'tcp',
  value: '10.0.4.17',
  port: 9100,
  make: 'Brother',
  model: 'QL-820NWB',
  drivers: ['brother-ql'],
  unsupported: null,
  used_by: null,
}
const DYMO = {
  ...BROTHER,
  connection: 'usb',
  value: '0922:0020',
  make: 'DYMO',
  model: 'LabelWriter 450',
  drivers: [],
  unsupported: 'There is no driver.',
}

let found: unknown[]
let changes: [string, string, unknown][]

beforeEach(() => {
  changes = []
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    if (path === '/api/station/discovery/') return Response.json(found)
    if (init.method !== 'GET') changes.push([init.method ?? '', path, JSON.parse(init.body as string)])
    if (path.endsWith('/settings/'))
      return Response.json([{ key: 'CONNECTION' }, { key: 'HOST' }, { key: 'TCP_PORT' }, { key: 'DPI' }])
    return Response.json(init.method === 'GET' ? [{ pk: 'm0', name: 'Brother QL-820NWB' }] : { pk: 'm1' })
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function look(): void {
  render(
    <MantineProvider>
      <QueryClientProvider client={createQueryClient()}>
        <MemoryRouter>
          <FoundDevices />
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Find printers' }))
}

test('a printer that was found is set up with its driver and address, and switched on last', async () => {
  found = [BROTHER]
  look()
  fireEvent.click(await screen.findByRole('button', { name: 'Set up Brother QL-820NWB at 10.0.4.17' }))
  await waitFor(() => expect(changes).toHaveLength(5))
  expect(changes).toMatchObject([
    ['POST', '/api/machine/', { driver: 'brother-ql', active: false, machine_type: 'label-printer' }],
    ['PATCH', '/api/machine/m1/settings/D/CONNECTION/', { value: 'tcp' }],
    ['PATCH', '/api/machine/m1/settings/D/HOST/', { value: '10.0.4.17' }],
    ['PATCH', '/api/machine/m1/settings/D/TCP_PORT/', { value: 9100 }],
    ['PATCH', '/api/machine/m1/', { active: true }],
  ])
})

test('what no driver speaks to says so, and what is set up already is not offered', async () => {
  found = [DYMO, { ...BROTHER, used_by: 'Dock' }]
  look()
  expect((await screen.findByText('There is no driver.')).tagName).toBe('P')
  expect(screen.queryByRole('button', { name: /Set up/ })).toBeNull()
})

test('nothing found says what to do', async () => {
  found = []
  look()
  expect((await screen.findByText(/No printer was found/)).textContent).toContain('Switch it on')
})

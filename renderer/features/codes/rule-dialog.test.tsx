import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '../../client/query-client.ts'
import { StationEvents } from '../../client/station-events.tsx'
import { RuleDialog } from './rule-dialog.tsx'

beforeEach(() => {
  // The field that grows with its text looks for fonts, which jsdom does not have.
  Object.assign(document, { fonts: new EventTarget() })
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal('fetch', async (address: string, init?: { body?: string }) => {
    if (!address.includes('barcode-rules/test')) return Response.json([])
    const { samples } = JSON.parse(init?.body ?? '{}') as { samples: string[] }
    return Response.json(
      samples.map((text) =>
        text.startsWith('BOX-')
          ? { text, fields: { serial: text.slice(4) }, problem: null }
          : { text, fields: null, problem: 'It does not fit.' },
      ),
    )
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const fill = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const canSave = () => !screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled
const tryIt = () => fireEvent.click(screen.getByRole('button', { name: 'Try' }))

test('a rule is saved only after its pattern read every code that it was tried on', async () => {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <MantineProvider>
        <StationEvents>
          <RuleDialog rule={null} groups={['serial']} onClose={() => {}} />
        </StationEvents>
      </MantineProvider>
    </QueryClientProvider>,
  )
  fill(/^Name/, 'Boxes')
  fill(/^Pattern/, String.raw`BOX-(?<serial>\d+)`)
  fill(/^Try it on/, 'BOX-1\n4711')
  expect(canSave()).toBe(false)
  tryIt()
  await screen.findByText(/It does not fit/)
  expect(canSave()).toBe(false)
  fill(/^Try it on/, 'BOX-1')
  tryIt()
  await waitFor(() => expect(canSave()).toBe(true))
  fill(/^Pattern/, 'BOX')
  expect(canSave()).toBe(false)
})

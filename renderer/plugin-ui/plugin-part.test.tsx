import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MemoryRouter } from 'react-router'
import { PluginPart } from './plugin-part.tsx'

const CONTEXT = { host: 'test' }
vi.mock('./use-plugin-context.ts', () => ({ usePluginContext: () => CONTEXT }))

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json([])))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('a function whose module is loaded already is called once, with its element and the context', async () => {
  const calls: unknown[][] = []
  function renderPanel(target: HTMLElement, context: { host: string }): void {
    calls.push([target instanceof HTMLElement, context.host])
    target.textContent = 'Drawn'
  }
  const client = new QueryClient()
  client.setQueryData(['plugin-module', '/static/plugins/mine/panel.js', 'renderPanel', ''], () => renderPanel)
  render(
    <QueryClientProvider client={client}>
      <MantineProvider>
        <MemoryRouter>
          <PluginPart
            plugin="mine"
            name='panel "Mine"'
            source="/static/plugins/mine/panel.js"
            usual="renderPanel"
            context={null}
          />
        </MemoryRouter>
      </MantineProvider>
    </QueryClientProvider>,
  )
  expect(await screen.findByText('Drawn')).toBeTruthy()
  expect(calls).toEqual([[true, 'test']])
})

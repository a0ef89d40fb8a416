import { MantineProvider } from '@mantine/core'
import { cleanNotifications, Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createQueryClient } from '../../client/query-client.ts'
import { LocateButton } from './locate-button.tsx'

const LIGHTS = { key: 'lights', name: 'Shelf lights' }
const BELLS = { key: 'bells', name: 'Shelf bells' }

let locators: (typeof LIGHTS)[]
let asked: string[]
let answer: () => Response

describe('LocateButton', () => {
  beforeEach(() => {
    locators = []
    asked = []
    answer = () => Response.json({ success: 'Identification plugin activated' })
    vi.stubGlobal('fetch', async (path: string, { method, body }: { method: string; body?: string }) => {
      asked.push(`${method} ${path} ${body ?? ''}`.trim())
      return method === 'POST' ? answer() : Response.json(locators)
    })
    vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  })
  afterEach(() => {
    cleanNotifications()
    cleanup()
    vi.unstubAllGlobals()
  })

  test('there is no button when no plugin can locate', async () => {
    const client = show(<LocateButton target={{ item: 7 }} />)
    await vi.waitFor(() => expect(client.getQueryData(['plugins', 'locators'])).toEqual([]))
    expect([screen.queryByRole('button'), asked]).toEqual([null, ['GET /api/plugins/?active=true&mixin=locate']])
  })

  test('the only plugin that can is asked at once, and named', async () => {
    locators = [LIGHTS]
    show(<LocateButton target={{ item: 7 }} />)
    fireEvent.click(await screen.findByRole('button', { name: 'Locate' }))
    await screen.findByText('Shelf lights was asked to show where it is.')
    expect(asked.slice(1)).toEqual(['POST /api/locate/ {"plugin":"lights","item":7}'])
  })

  test('of several plugins one is chosen, and its refusal is told', async () => {
    locators = [LIGHTS, BELLS]
    answer = () => Response.json({ detail: 'The bells are silent. Switch them on.' }, { status: 400 })
    show(<LocateButton target={{ location: 3 }} />)
    fireEvent.click(await screen.findByRole('button', { name: 'Locate' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Shelf bells' }))
    await screen.findByText('The bells are silent. Switch them on.')
    expect([screen.getByText('Nothing was located').tagName, asked.slice(1)]).toEqual([
      'DIV',
      ['POST /api/locate/ {"plugin":"bells","location":3}'],
    ])
  })
})

function show(button: React.ReactNode) {
  const client = createQueryClient()
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={client}>
        <Notifications />
        {button}
      </QueryClientProvider>
    </MantineProvider>,
  )
  return client
}

import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '../../client/query-client.ts'
import { TypeCodeDialog } from './type-code-dialog.tsx'

const sent: unknown[] = []

beforeEach(() => {
  sent.length = 0
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal('fetch', async (_url: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body))
    return Response.json({})
  })
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function open(): HTMLInputElement {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <MantineProvider>
        <TypeCodeDialog onClose={() => {}} />
      </MantineProvider>
    </QueryClientProvider>,
  )
  return screen.getByLabelText<HTMLInputElement>('The code as it is printed')
}

const append = (input: HTMLInputElement, text: string) =>
  fireEvent.change(input, { target: { value: input.value + text } })

test('a scanner that types sends separators as chords, and Ctrl+D ends the code (B34)', async () => {
  const input = open()
  append(input, '[)>')
  fireEvent.keyDown(input, { key: '6', ctrlKey: true })
  append(input, '06')
  fireEvent.keyDown(input, { key: ']', ctrlKey: true })
  append(input, '1PX-1')
  fireEvent.keyDown(input, { key: 'd', ctrlKey: true })
  await vi.waitFor(() => expect(sent).toEqual([{ barcode: '[)>\u001e06\u001d1PX-1' }]))
})

test('Enter sends the code too, and an empty one is not sent (B34)', async () => {
  const input = open()
  fireEvent.keyDown(input, { key: 'd', ctrlKey: true })
  append(input, 'INV-SI7')
  fireEvent.submit(input)
  await vi.waitFor(() => expect(sent).toEqual([{ barcode: 'INV-SI7' }]))
})

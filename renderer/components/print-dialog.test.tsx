import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '../client/query-client.ts'
import { PrintDialog } from './print-dialog.tsx'

const SIZE = { width: 50, height: 30, revision: 1, model_type: 'stockitem', enabled: true, kind: 'design' }
const TEMPLATES = [
  { ...SIZE, pk: 1, name: 'Item label' },
  { ...SIZE, pk: 2, name: 'Box label' },
]
const PLUGINS = [
  { key: 'inventreelabelmachine', active: true, mixins: { labels: {} }, meta: { human_name: 'Printers' } },
  { key: 'inventreelabel', active: true, mixins: { labels: {} }, meta: { human_name: 'PDF file' } },
  { key: 'sheet', active: false, mixins: { labels: {} }, meta: { human_name: 'Sheets' } },
]
const PRINTER = { pk: 'p1', name: 'ZD421', machine_type: 'label-printer', active: true, status: 100 }
const PREVIEW = { png: null, width_dots: 0, height_dots: 0, dots_per_mm: 8, labels: 1, codes: [], notes: [] }
const PROMPT = { key: 'lot', question: 'Which lot?', type: 'text', choices: [], initial: '', isRequired: true }

const ANSWERS: Readonly<Record<string, unknown>> = {
  'GET /api/label/template/': TEMPLATES,
  'GET /api/plugins/': PLUGINS,
  'GET /api/machine/': [PRINTER],
  'GET /api/settings/global/': [],
  'GET /api/user-interface/': [],
  'GET /api/station/label-templates/1/revisions/1/': { document: { kind: 'design', prompts: [], objects: [] } },
  'GET /api/station/label-templates/2/revisions/1/': { document: { kind: 'design', prompts: [PROMPT], objects: [] } },
  'OPTIONS /api/label/print/': {
    actions: { POST: { template: {}, page_size: { type: 'string', label: 'Page size' } } },
  },
  'POST /api/station/labels/preview/': PREVIEW,
  'POST /api/label/print/': { pk: 1, complete: true, errors: null, output: null },
}

/** Items whose code does not read back. */
let unread: number[]
const previewOf = ({ item }: { item: number }) => ({
  ...PREVIEW,
  codes: [{ object: 'code', symbology: 'qr', text: `INV-SI${item}`, is_read: !unread.includes(item) }],
})

/** How labels were printed before, as the station remembers it. */
let choices: unknown[]
let printed: unknown[]

beforeEach(() => {
  printed = []
  choices = []
  unread = []
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
  Element.prototype.scrollIntoView = () => {}
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body }: RequestInit = {}) => {
    const key = `${method} ${path.split('?')[0]}`
    if (key === 'POST /api/label/print/') printed.push(JSON.parse(body as string))
    if (key === 'GET /api/station/last-choices/') return Response.json(choices)
    if (key === 'POST /api/station/labels/preview/') return Response.json(previewOf(JSON.parse(body as string)))
    return Response.json(ANSWERS[key] ?? [])
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function open() {
  const onClose = vi.fn<() => void>()
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={createQueryClient()}>
        <MemoryRouter>
          <PrintDialog target={{ model: 'stockitem', items: [7, 8] }} onClose={onClose} />
        </MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  )
  return onClose
}

const chosen = async (label: string) => (await screen.findByRole<HTMLInputElement>('combobox', { name: label })).value

const copies = async () => (await screen.findByRole<HTMLInputElement>('textbox', { name: 'Copies of each' })).value

async function choose(label: string, option: RegExp): Promise<void> {
  fireEvent.click(await screen.findByRole('combobox', { name: label }))
  fireEvent.click(await screen.findByRole('option', { name: option }))
}

const print = (name: RegExp) => fireEvent.click(screen.getByRole('button', { name }))

test('the label and the way of printing that were used last are chosen at the next time (P33)', async () => {
  const onClose = open()
  expect([await chosen('Label'), await chosen('Print with')]).toEqual(['Item label, 50 x 30 mm', 'Printers'])
  await choose('Label', /Box label/)
  await choose('Print with', /PDF file/)
  fireEvent.change(await screen.findByRole('textbox', { name: /Which lot/ }), { target: { value: 'L1' } })
  fireEvent.change(await screen.findByRole('textbox', { name: 'Page size' }), { target: { value: 'A4' } })
  print(/Print 2 labels/)
  await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1))
  expect(printed).toEqual([
    { template: 2, items: [7, 8], plugin: 'inventreelabel', page_size: 'A4', prompts: { lot: 'L1' } },
  ])
  cleanup()
  choices = [{ template: 2, plugin: 'inventreelabel', machine: null, copies: 1, options: { page_size: 'A5' } }]
  open()
  expect([await chosen('Label'), await chosen('Print with')]).toEqual(['Box label, 50 x 30 mm', 'PDF file'])
  expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Page size' })).value).toBe('A5')
})

test('on a printer of the station copies are printed, and what was used last but is gone is not chosen', async () => {
  choices = [{ template: 9, plugin: 'sheet', machine: 'p9', copies: 7, options: {} }]
  open()
  expect([await chosen('Label'), await chosen('Print with')]).toEqual(['Item label, 50 x 30 mm', 'Printers'])
  fireEvent.change(await screen.findByRole('textbox', { name: 'Copies of each' }), { target: { value: '3' } })
  print(/Print 6 labels/)
  await waitFor(() => expect(printed).toHaveLength(1))
  expect(printed[0]).toMatchObject({ template: 1, plugin: 'inventreelabelmachine', machine: 'p1', copies: 3 })
})

test('a label with an open question is not printed', async () => {
  open()
  await choose('Label', /Box label/)
  await screen.findByRole('textbox', { name: /Which lot/ })
  expect(screen.getByRole<HTMLButtonElement>('button', { name: /Print 2 labels/ }).disabled).toBe(true)
})

test('each label comes with its printer, its copies and its options of the last time', async () => {
  const onPrinter = { plugin: 'inventreelabelmachine', machine: 'p1' }
  choices = [
    { ...onPrinter, template: 1, copies: 5, options: {} },
    { ...onPrinter, template: 2, copies: 2, options: { SPEED: 4 } },
  ]
  open()
  expect(await copies()).toBe('5')
  await choose('Label', /Box label/)
  expect(await copies()).toBe('2')
  fireEvent.change(await screen.findByRole('textbox', { name: /Which lot/ }), { target: { value: 'L1' } })
  print(/Print 4 labels/)
  await waitFor(() => expect(printed).toHaveLength(1))
  expect(printed[0]).toMatchObject({ template: 2, machine: 'p1', copies: 2, driver_options: { SPEED: 4 } })
})

test('every label is looked at: the second, whose code does not read, asks for a reason and is shown by a button', async () => {
  unread = [8]
  open()
  expect(await screen.findByText('Label 2: Code does not read back: INV-SI8.')).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Print 2 labels' }).disabled).toBe(true)
  expect(screen.queryByText('INV-SI8')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Show label 2' }))
  expect(await screen.findByText('INV-SI8')).toBeTruthy()
})

test('labels that are good are said to be', async () => {
  open()
  expect(await screen.findByText(/All 2 labels are good/)).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Print 2 labels' }).disabled).toBe(false)
})

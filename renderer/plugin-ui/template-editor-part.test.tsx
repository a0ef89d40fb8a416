import { MantineProvider } from '@mantine/core'
import type { EditorFeature } from '@scanbench/plugin/ui'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { LabelTemplate } from '../../main/records/label-records.ts'
import type { UiFeature } from '../../main/records/ui-feature.ts'
import { TemplateEditorPart } from './template-editor-part.tsx'

vi.mock('./use-plugin-context.ts', () => ({ usePluginContext: () => CONTEXT }))
const CONTEXT = { host: 'test' }
const SOURCE = '/static/plugins/mine/editor.js'
const FEATURE: UiFeature = {
  plugin_name: 'mine',
  feature_type: 'template_editor',
  key: 'own',
  title: 'Own editor',
  description: '',
  icon: null,
  options: null,
  context: { more: 1 },
  source: SOURCE,
}
const TEMPLATE = { pk: 7, name: 'Bin' } as LabelTemplate

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json([])))
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function show(getFeature: (parts: { featureContext: EditorFeature }) => unknown, onCode: (code: string) => void) {
  const client = new QueryClient()
  client.setQueryData(['plugin-module', SOURCE, 'getFeature', ''], () => getFeature)
  return render(
    <QueryClientProvider client={client}>
      <MantineProvider>
        <TemplateEditorPart feature={FEATURE} template={TEMPLATE} code="^XA^XZ" onCode={onCode} />
      </MantineProvider>
    </QueryClientProvider>,
  )
}

test('an editor is given the code, and what is changed in it is taken; leaving ends it', async () => {
  const taken: string[] = []
  const leave = vi.fn<() => void>()
  const { unmount } = show(
    ({ featureContext }) => {
      const { ref, template } = featureContext
      let code = ''
      featureContext.registerHandlers({
        setCode: (given) => (code = given),
        getCode: () => `${code} ${String(template['name'])}`,
      })
      ref.textContent = `Editing ${code}`
      return leave
    },
    (code) => taken.push(code),
  )
  expect(await screen.findByText('Editing ^XA^XZ')).toBeTruthy()
  unmount()
  await waitFor(() => expect([taken, leave.mock.calls.length]).toEqual([['^XA^XZ Bin'], 1]))
})

test('an editor that fails is told at its place', async () => {
  show(
    () => {
      throw new Error('no canvas')
    },
    () => {},
  )
  expect((await screen.findByRole('alert')).textContent).toContain('no canvas')
})

import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { DesignDocument } from '../../../main/records/label-document.ts'
import { LABEL_DRAFTS, type LabelDraft } from '../../client/label-designs.ts'
import { addObject } from './design/edits.ts'
import { useDraft } from './use-draft.ts'

const EMPTY: DesignDocument = {
  format: 1,
  kind: 'design',
  widthMm: 50,
  heightMm: 30,
  prompts: [],
  samples: [],
  groups: [],
  objects: [],
}
const MINE = addObject(EMPTY, 'text').document
const THEIRS = addObject(EMPTY, 'box').document
const LOADED: LabelDraft = {
  document: EMPTY,
  base_revision: 1,
  version: 3,
  user: 1,
  updated: '2026-11-21T10:00:00Z',
  is_draft: false,
}

/** What the station holds, and what it was asked to save. */
let kept: LabelDraft
let saves: { document: DesignDocument; version: number }[]

beforeEach(() => {
  kept = LOADED
  saves = []
  vi.stubGlobal('fetch', async (_path: string, { method, body }: RequestInit) => {
    if (method === 'GET') return Response.json(kept)
    const save = JSON.parse(body as string) as { document: DesignDocument; version: number }
    saves.push(save)
    if (save.version !== kept.version)
      return Response.json({ detail: 'Somebody else has changed it.', code: 'CONFLICT' }, { status: 409 })
    kept = { ...kept, ...save, version: save.version + 1, is_draft: true }
    return Response.json(kept)
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const show = () =>
  renderHook(
    ({ document }: { document: DesignDocument }) =>
      useDraft({ shelf: LABEL_DRAFTS, template: 1, loaded: LOADED, document, isAllowed: true }),
    {
      initialProps: { document: EMPTY },
    },
  )

test('a change is saved by itself, with the version that it was made from, and nothing is saved without one', async () => {
  const { result, rerender } = show()
  expect(result.current.state.kind).toBe('saved')
  rerender({ document: MINE })
  expect(result.current.state.kind).toBe('changed')
  await waitFor(() => expect(result.current.state.kind).toBe('saved'), { timeout: 3000 })
  expect([saves, result.current.draft.version]).toEqual([[{ document: MINE, version: 3 }], 4])
})

test('what somebody else saved is not overwritten before a person was asked (P34)', async () => {
  const { result, rerender } = show()
  kept = { ...kept, document: THEIRS, version: 4, user: 2 }
  rerender({ document: MINE })
  await act(() => result.current.flush())
  expect([result.current.state, kept.document]).toEqual([{ kind: 'conflict', theirs: kept }, THEIRS])
  await act(() => result.current.overwrite(kept))
  expect([result.current.state.kind, kept.document]).toEqual(['saved', MINE])
})

test('theirs are taken without a save of mine (P34)', async () => {
  const { result, rerender } = show()
  kept = { ...kept, document: THEIRS, version: 4, user: 2 }
  await act(() => result.current.look())
  expect(result.current.state.kind).toBe('conflict')
  act(() => result.current.adopt(kept, THEIRS))
  rerender({ document: THEIRS })
  expect([result.current.state.kind, await result.current.flush(), saves]).toMatchObject(['saved', { version: 4 }, []])
})

test('what is undone before it was saved needs no save', () => {
  const { result, rerender } = show()
  rerender({ document: MINE })
  rerender({ document: EMPTY })
  expect([result.current.state.kind, saves]).toEqual(['saved', []])
})

test('a save that failed is kept and tried again', async () => {
  const { result, rerender } = show()
  const station = globalThis.fetch
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('gone')))
  rerender({ document: MINE })
  await act(() => result.current.flush())
  expect(result.current.state).toMatchObject({ kind: 'failed', error: { code: 'CONNECTION_LOST' } })
  vi.stubGlobal('fetch', station)
  await act(() => result.current.flush())
  expect([result.current.state.kind, kept.document]).toEqual(['saved', MINE])
})

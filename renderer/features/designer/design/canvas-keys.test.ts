import { expect, test } from 'vitest'
import { keyAction } from './canvas-keys.ts'

const NONE = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

test.each([
  [{ key: 'ArrowRight' }, { kind: 'move', dxMm: 0.5, dyMm: 0 }],
  [
    { key: 'ArrowUp', shiftKey: true },
    { kind: 'move', dxMm: 0, dyMm: -5 },
  ],
  [
    { key: 'ArrowDown', ctrlKey: true },
    { kind: 'move', dxMm: 0, dyMm: 0.1 },
  ],
  [
    { key: 'ArrowLeft', altKey: true },
    { kind: 'size', dwMm: -0.5, dhMm: 0 },
  ],
  [
    { key: 'ArrowDown', altKey: true, shiftKey: true },
    { kind: 'size', dwMm: 0, dhMm: 5 },
  ],
  [{ key: 'Delete' }, { kind: 'remove' }],
  [{ key: 'a', ctrlKey: true }, { kind: 'choose all' }],
  [{ key: 'a' }, null],
  [{ key: 'Tab' }, null],
])('%j', (key, expected) => {
  const action = keyAction({ ...NONE, ...key })
  expect(action === null ? null : JSON.parse(JSON.stringify(action))).toEqual(expected)
})

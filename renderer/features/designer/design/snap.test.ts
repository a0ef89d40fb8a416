import { expect, test } from 'vitest'
import { snapEdge, snapMove } from './snap.ts'

const LABEL = { xMm: 0, yMm: 0, widthMm: 50, heightMm: 30 }
const moved = (xMm: number, yMm: number) => ({ xMm, yMm, widthMm: 10, heightMm: 4 })

test('the middle is caught by the middle of the label, with a line that shows it', () => {
  expect(snapMove(moved(20.4, 8), { gridMm: 0, others: [LABEL], reachMm: 0.5 })).toEqual({
    dxMm: expect.closeTo(-0.4),
    dyMm: 0,
    guides: [{ axis: 'x', atMm: 25 }],
  })
})

test('the nearest of several edges wins', () => {
  const others = [
    { xMm: 10, yMm: 20, widthMm: 5, heightMm: 5 },
    { xMm: 10.3, yMm: 20, widthMm: 30, heightMm: 5 },
  ]
  expect(snapMove(moved(10.2, 1), { gridMm: 0, others, reachMm: 1 }).guides).toEqual([{ axis: 'x', atMm: 10.3 }])
})

test('where nothing is near the grid is taken, and without one nothing is moved', () => {
  expect(snapMove(moved(3.3, 7.8), { gridMm: 1, others: [], reachMm: 1 })).toMatchObject({
    dxMm: expect.closeTo(-0.3),
    dyMm: expect.closeTo(0.2),
  })
  expect(snapMove(moved(3.3, 7.8), { gridMm: 0, others: [], reachMm: 1 })).toEqual({ dxMm: 0, dyMm: 0, guides: [] })
})

test('an edge that is pulled is caught alone', () => {
  expect(snapEdge(49.7, 'x', { gridMm: 1, others: [LABEL], reachMm: 0.5 })).toEqual({
    atMm: 50,
    guides: [{ axis: 'x', atMm: 50 }],
  })
})

import type { Rotation } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { cornerOf, pivotOf, pointInside } from './turned.ts'

const CORNER = { x: 100, y: 200 }
const BOX = { along: 60, across: 20 }

/** A box 60 long and 20 high lies 60 x 20 on the label, or 20 x 60 when it is turned to the side. */
test.each<[Rotation, { x: number; y: number }]>([
  [0, { x: 100, y: 200 }],
  [90, { x: 120, y: 200 }],
  [180, { x: 160, y: 220 }],
  [270, { x: 100, y: 260 }],
])('turned by %i degrees, its upper left corner is the point that it is turned around', (rotation, pivot) => {
  expect(pivotOf(CORNER, rotation, BOX)).toEqual(pivot)
  expect(cornerOf(pivot, rotation, BOX)).toEqual(CORNER)
  expect(pointInside(CORNER, rotation, BOX, { along: 0, across: 0 })).toEqual(pivot)
})

test.each<[Rotation, { x: number; y: number }]>([
  [0, { x: 110, y: 205 }],
  [90, { x: 115, y: 210 }],
  [180, { x: 150, y: 215 }],
  [270, { x: 105, y: 250 }],
])('turned by %i degrees, text runs on from there', (rotation, point) => {
  expect(pointInside(CORNER, rotation, BOX, { along: 10, across: 5 })).toEqual(point)
})

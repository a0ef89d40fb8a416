import { expect, test } from 'vitest'
import { withHeadWidth } from './head-width.ts'

test.each([
  ['the model that it says it is', {}, { model: 'ZTC ZD421-203dpi ZPL' }, 104],
  ['what is set, whatever it says', { HEAD_WIDTH_MM: 80 }, { model: 'ZTC ZD421-203dpi ZPL' }, 80],
  ['nobody, of a model that is not known', {}, { manufacturer: 'Acme', model: 'Labeller' }, undefined],
  ['nobody, of a printer that says nothing', { HEAD_WIDTH_MM: 0 }, null, 0],
])('the width of the head comes from %s', (_, settings, identity, expected) => {
  expect(withHeadWidth(settings, identity)['HEAD_WIDTH_MM']).toBe(expected)
})

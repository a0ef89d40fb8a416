import { expect, it } from 'vitest'
import { slugify } from './slug.ts'

it.each([
  ['Sample Action', 'sample-action'],
  ['InvenTreeLabel', 'inventreelabel'],
  ['BOM Exporter', 'bom-exporter'],
  ['snake_case', 'snake_case'],
  ['  Äpfel & Birnen -- 2 ', 'apfel-birnen-2'],
  ['_hidden_', 'hidden'],
  ['日本', ''],
])('%j becomes %j', (name, slug) => {
  expect(slugify(name)).toBe(slug)
  expect(slugify(slug)).toBe(slug)
})

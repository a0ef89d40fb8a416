import { expect, test } from 'vitest'
import { labelContext } from '../../main/labels/label-context.ts'
import { renderText } from '../../main/labels/drawing/liquid-text.ts'
import { readSource } from './imports.ts'

const PAGE = readSource('docs/templates.md')

const CONTEXT = labelContext({
  template: {
    pk: 1,
    name: 'Item',
    description: '',
    model_type: 'stockitem',
    filters: '',
    filename_pattern: '',
    enabled: true,
    width: 50,
    height: 30,
    attach_to_model: false,
    revision: 1,
    template: '',
    updated: null,
    updated_by: null,
    kind: 'design',
    draft: false,
  },
  record: {
    pk: 7,
    quantity: 48,
    serial: null,
    batch: 'L2611',
    location_detail: { pk: 1, name: 'A-03-2', pathstring: 'Hall A/Rack 3/A-03-2' },
    part_detail: { pk: 1, name: 'Ball pen blue', full_name: 'BP-0042, Ball pen blue', IPN: 'BP-0042' },
  },
  parent: null,
  code: 'INV-SI7',
  baseUrl: '',
  now: new Date('2026-11-21T12:00:00Z'),
  user: null,
  lists: {},
})

/** Rows of the table below this heading, blanks around their cells taken off. */
function rowsBelow(heading: string): string[][] {
  const [section = ''] = PAGE.slice(PAGE.indexOf(`## ${heading}`))
    .split('\n## ')
    .slice(0, 1)
  const lines = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
  return lines.map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  )
}

test.each(rowsBelow('Examples'))('%s gives %s, as the page of templates says', (text, result) => {
  expect(renderText(text.slice(1, -1), CONTEXT)).toBe(result)
})

import type { LabelPrinterDriver } from '@scanbench/plugin/machine'
import { expect, test } from 'vitest'
import { TsplPrinterDriver } from '../../drivers/printers/tspl/tspl-printer.ts'
import { ZplPrinterDriver } from '../../drivers/printers/zpl/zpl-printer.ts'
import { renderCommands } from '../../main/labels/commands/render-commands.ts'
import { labelContext } from '../../main/labels/label-context.ts'
import { renderText } from '../../main/labels/drawing/liquid-text.ts'
import { NO_HOST, withHost } from '../../main/labels/liquid/template-host.ts'
import { checkPaper } from '../../main/labels/preview/paper-checks.ts'
import { BUILT_IN_REPORTS } from '../../main/reports/built-in-reports.ts'
import { reportPage } from '../../main/reports/report-page.ts'
import { codeBlocks } from './code-blocks.ts'
import type { CodeBlock } from './code-blocks.ts'
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

const FILTERED = withHost(
  {
    rows: [
      { name: 'A', stock: 4 },
      { name: 'B', stock: 12 },
    ],
    price: { amount: 1234.56, currency: 'USD' },
    day: '2024-03-13',
  },
  { ...NO_HOST, baseUrl: 'http://bench' },
)
const ASKED = { ...CONTEXT, answers: { checker: 'Ana' }, counter: '005' }

test.each(rowsBelow('Filters'))('%s gives %s, as the page of templates says', (text, result) => {
  expect(renderText(text.slice(1, -1), FILTERED)).toBe(result)
})

test.each(rowsBelow('Objects, prompts, conditions'))('%s gives %s, as the page of templates says', (text, result) => {
  expect(renderText(text.slice(1, -1), ASKED)).toBe(result)
})

interface HandWritten extends CodeBlock {
  language: 'zpl' | 'tspl'
  driver: LabelPrinterDriver
}

const BY_HAND: readonly HandWritten[] = [
  ...codeBlocks('zpl').map((block) => ({ ...block, language: 'zpl' as const, driver: new ZplPrinterDriver() })),
  ...codeBlocks('tspl').map((block) => ({ ...block, language: 'tspl' as const, driver: new TsplPrinterDriver() })),
].filter(({ page }) => page === 'docs/templates.md')

test.each(BY_HAND)('the commands of $name draw a label without a note', ({ language, text, driver }) => {
  const bytes = renderCommands({ language, source: text }, CONTEXT)
  const [label, ...more] = driver.decode(bytes, {})
  expect([more, driver.unknownCommands(bytes, {})]).toEqual([[], []])
  expect(checkPaper(label!, { widthMm: 50, heightMm: 30, language }, null)).toEqual([])
  expect(label?.steps.filter(({ kind }) => kind === 'barcode')).toMatchObject([{ symbology: 'qr', data: 'INV-SI7' }])
})

const REPORTS = codeBlocks('html').filter(({ page }) => page === 'docs/templates.md')

test.each(REPORTS)('the report of $name is filled', async ({ text }) => {
  const [list] = BUILT_IN_REPORTS
  const report = { ...list!, document: { ...list!.document, source: text } }
  const page = await reportPage(report, [{ instances: [CONTEXT], date: '2026-11-21' }], new Map())
  expect(page).toContain('<h1>1 items on 21.11.2026</h1>')
  expect(page).toMatch(/<td>Ball pen blue<\/td>\s*<td>48<\/td>\s*<td><img src="data:image\/png;/)
})

test.each(rowsBelow('Examples'))('%s gives %s, as the page of templates says', (text, result) => {
  expect(renderText(text.slice(1, -1), CONTEXT)).toBe(result)
})

import { expect, type Page } from '@playwright/test'
import { ITEM_LABEL } from '../../main/labels/templates/built-in/item-label.ts'
import { barcodeObject, lineObject, textObject } from '../../main/labels/templates/template-objects.ts'
import type { LabelObject } from '../../main/records/label-document.ts'
import { isAccessible, open } from './print-bench.ts'
import { test, type StationWindow } from './station.ts'

/** `npm run gallery` puts the pictures where they can be looked at; a test run keeps them out of the way. */
const PICTURES = process.env['SCANBENCH_PICTURES'] ?? '.cache/pictures'
const SCHEMES = ['light', 'dark'] as const

/** A label of its own with these things on it, open in the designer. */
async function design({ page, call }: StationWindow, name: string, objects: readonly LabelObject[]): Promise<void> {
  const { document } = ITEM_LABEL
  const { pk } = await call<{ pk: number }>('POST', '/api/station/label-templates/', {
    name,
    model_type: 'stockitem',
    width: 100,
    height: 50,
    document: { ...document, widthMm: 100, heightMm: 50, objects },
  })
  await open(page, `#/labels/templates/${pk}`)
  await expect(page.getByRole('img', { name: 'The label as it comes out of the printer' })).toBeVisible()
}

async function pictures(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1024, height: 768 })
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: `${PICTURES}/designer-${name}-${scheme}.png` })
  }
  expect(await isAccessible(page)).toEqual([])
}

const line = (id: string, row: number, text: string): LabelObject =>
  textObject(id, { xMm: 3, yMm: 2 + row * 8, widthMm: 64, heightMm: 7, largestMm: 6, smallestMm: 2.5, text })

const BUSY: readonly LabelObject[] = [
  line('name', 0, '{{ part.full_name }}'),
  line('number', 1, '{{ ipn }}'),
  line('quantity', 2, '{{ quantity }} pcs, batch {{ batch }}'),
  line('location', 3, '{{ location.pathstring }}'),
  lineObject('rule', { xMm: 3, yMm: 34, lengthMm: 94 }),
  barcodeObject('bars', {
    xMm: 3,
    yMm: 36,
    widthMm: 60,
    heightMm: 12,
    symbology: 'code128',
    data: '{{ qr_data }}',
    showText: true,
  }),
  barcodeObject('square', { xMm: 70, yMm: 3, widthMm: 27, heightMm: 27, symbology: 'qr', data: '{{ qr_data }}' }),
  barcodeObject('matrix', {
    xMm: 80,
    yMm: 36,
    widthMm: 12,
    heightMm: 12,
    symbology: 'datamatrix',
    data: '{{ qr_data }}',
  }),
]

test('an empty label says so, and everything that can be put on it is at hand', async ({ station }) => {
  const { page } = station
  await design(station, 'Empty', [])
  await expect(page.getByText('Nothing is on this label yet.')).toBeVisible()
  await expect(page.getByRole('toolbar', { name: 'Add' }).getByRole('button')).toHaveCount(9)
  await expect(page.getByText('No notes')).toBeVisible()
  await pictures(page, 'empty')
})

test('a busy label has all its codes read back, and no notes', async ({ station }) => {
  const { page } = station
  await design(station, 'Busy', BUSY)
  await expect(page.getByText(/^Reads back/)).toHaveCount(3)
  await expect(page.getByText('No notes')).toBeVisible()
  await pictures(page, 'busy')
})

test('what cannot be drawn is outlined with its reason, and all else is shown as before', async ({ station }) => {
  const { page } = station
  await design(station, 'Broken', BUSY)
  await page.locator('[data-object="number"]').click()
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('{{ ipn | nothing }}')
  const object = page.locator('[data-object="number"]')
  await expect(object).toHaveAttribute('data-fault', 'grave')
  await expect(page.getByLabel('Notes').getByText(/nothing/)).toBeVisible()
  await expect(page.getByRole('img', { name: 'The label as it comes out of the printer' })).toBeVisible()
  await pictures(page, 'error')
})

test('letters that run from right to left, of Asia and of Europe stand on one label', async ({ station }) => {
  const { page } = station
  await design(station, 'Scripts', [
    line('arabic', 0, 'قلم حبر جاف أزرق 24'),
    line('hebrew', 1, 'עט כדורי כחול 24'),
    line('chinese', 2, '蓝色圆珠笔 24 支'),
    line('korean', 3, '파란색 볼펜 24개'),
    line('thai', 4, 'ปากกาลูกลื่นสีน้ำเงิน'),
    line('greek', 5, 'Μπλε στυλό – Синяя ручка'),
  ])
  await expect(page.getByText('No notes')).toBeVisible()
  await pictures(page, 'scripts')
})

test('what the head does not reach is hatched and named, and what lies there is moved in by a button', async ({
  station,
}) => {
  const { page, call } = station
  const { pk } = await call<{ pk: string }>('POST', '/api/machine/', {
    name: 'Narrow printer',
    machine_type: 'label-printer',
    driver: 'simulated-printer',
    active: true,
  })
  await call('PATCH', `/api/machine/${pk}/settings/M/HEAD_WIDTH_MM/`, { value: 86 })
  await design(station, 'Wide', [...BUSY, lineObject('under', { xMm: 22, yMm: 31, lengthMm: 70 })])
  await page.getByLabel('Drawn for').selectOption({ label: 'Narrow printer' })
  await expect(page.getByText('cannot print here', { exact: true })).toBeVisible()
  await expect(page.getByText('Nothing can be printed where the label is hatched.')).toBeVisible()
  const notes = page.getByRole('region', { name: 'Notes' })
  await expect(notes.getByText(/The printer cannot print here: it leaves 14 mm at the right white/)).not.toHaveCount(0)
  await pictures(page, 'unreached')
  await notes
    .getByRole('button', { name: /^Fix: The printer cannot print here/ })
    .last()
    .click()
  await expect(page.locator('[data-object="under"]')).not.toHaveAttribute('data-fault', /./)
})

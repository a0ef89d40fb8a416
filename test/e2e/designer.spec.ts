import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { type StationWindow, test } from './station.ts'
import { tabTo } from './tab-to.ts'

/** `npm run gallery` puts the pictures where they can be looked at; a test run keeps them out of the way. */
const PICTURES = process.env['SCANBENCH_PICTURES'] ?? '.cache/pictures'

const SIZES = [
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
]
/** Slower than any scanner types. */
const HAND = { delay: 60 }

async function openDesigner(page: Page, template = 1): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), `#/labels/templates/${template}`)
  await expect(page.getByRole('img', { name: 'The label as it comes out of the printer' })).toBeVisible()
}

function openTab(page: Page, name: string): Promise<void> {
  return page.getByRole('radiogroup', { name: 'View' }).getByText(name, { exact: true }).click()
}

/** The commands of the newest label on the paper of the simulated printer. */
async function paperOf({ call }: StationWindow): Promise<string> {
  const machines = await call<{ pk: string; machine_type: string }[]>('GET', '/api/machine/')
  const printer = machines.find(({ machine_type }) => machine_type === 'label-printer')
  const labels = await call<{ commands: string }[]>('GET', `/api/station/machines/${printer?.pk}/paper/`)
  return labels[0]?.commands ?? ''
}

const printItem = ({ call }: StationWindow) =>
  call('POST', '/api/label/print/', { template: 1, items: [42], plugin: 'inventreelabelmachine' })

test('a label is designed and published by keys alone, and what was published prints', async ({ station }) => {
  const { page } = station
  await openDesigner(page)
  await tabTo(page, /^Add text$/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('DRAFT 2')).toBeVisible()

  await tabTo(page, /^Text Text, /)
  await expect(page.getByLabel(/^Text Text, 10 mm across, 12 mm down, 30 x 6 mm/)).toBeFocused()
  // Up, away from the code: over it the label would be held, because the code would not read back.
  for (const key of ['ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowUp', 'Control+ArrowLeft', 'Alt+ArrowLeft'])
    await page.keyboard.press(key, HAND)
  await page.keyboard.press('Alt+Control+ArrowUp', HAND)
  await expect(page.getByLabel(/^Text Text, 10.4 mm across, 2 mm down, 29.5 x 5.9 mm/)).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('QA {{ batc', HAND)
  await page.getByRole('option', { name: /^batch / }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toHaveValue('QA {{ batch }}')

  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toHaveValue('Text')
  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toHaveValue('QA {{ batch }}')
  await expect(page.getByText(/saved \d\d:/)).toBeVisible()

  await printItem(station)
  await expect.poll(() => paperOf(station)).toContain('^XA')
  expect(await paperOf(station)).not.toContain('QA')

  await tabTo(page, /^Publish$/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Version 2, published')).toBeVisible()
  await printItem(station)
  await expect.poll(() => paperOf(station)).toContain('QA')
})

test('objects are moved, sized, grouped and mended by mouse, and a draft survives a restart of the window', async ({
  station,
}) => {
  const { page } = station
  await openDesigner(page)
  const name = page.locator('[data-object="name"]')
  const box = (await name.boundingBox())!
  await page.mouse.move(box.x + 20, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 26, box.y + 120, { steps: 5 })
  await page.mouse.up()
  await expect(name).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByLabel('y mm')).not.toHaveValue('1.5')

  const corner = (await page.locator('[data-handle="1 1"]').boundingBox())!
  await page.mouse.move(corner.x + 4, corner.y + 4)
  await page.mouse.down()
  await page.mouse.move(corner.x - 60, corner.y - 30, { steps: 5 })
  await page.mouse.up()
  await expect(page.getByLabel('Width mm')).not.toHaveValue('46')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByLabel('Width mm')).toHaveValue('46')

  await page.locator('[data-object="number"]').click({ modifiers: ['Shift'] })
  await page.getByRole('button', { name: 'Group', exact: true }).click()
  await page.locator('[data-object="code"]').click()
  await page.locator('[data-object="number"]').click()
  await expect(name).toHaveAttribute('aria-pressed', 'true')

  await page.locator('[data-object="code"]').click()
  await page.getByLabel('x mm').fill('45')
  const fix = page.getByRole('button', { name: /^Fix: / })
  await expect(fix).toBeVisible()
  await fix.click()
  await expect(page.getByLabel('x mm')).not.toHaveValue('45')
  await expect(fix).toBeHidden()
  await expect(page.getByText(/saved \d\d:/)).toBeVisible()
  const moved = (await name.getAttribute('aria-label')) ?? ''
  expect(moved).not.toContain(' 1.5 mm down')
  await page.reload()
  await expect(page.getByText('DRAFT 2')).toBeVisible()
  await expect(name).toHaveAttribute('aria-label', moved)
})

test('who saves after somebody else compares before anything is overwritten', async ({ station }) => {
  const { page, call } = station
  interface Draft {
    document: { objects: { id: string; xMm: number }[] }
    version: number
  }
  const path = '/api/station/label-templates/1/draft/'
  await openDesigner(page)
  const { document, version } = await call<Draft>('GET', path)
  const objects = document.objects.map((object) => (object.id === 'name' ? { ...object, xMm: 4 } : object))
  await call('PUT', path, { document: { ...document, objects }, version })
  const dialog = page.getByRole('dialog', { name: /changed this template/ })
  await expect(dialog.getByText('x 4 → 2')).toBeVisible()
  await dialog.getByRole('button', { name: 'Take theirs' }).click()
  await expect(page.getByRole('button', { name: /^Text part.name, 4 mm across/ })).toBeVisible()

  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Versions…' }).click()
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByText('x 2 → 4')).toBeVisible()
  await page.getByRole('button', { name: 'Take version 1 into the draft' }).click()
  await expect(page.getByRole('button', { name: /^Text part.name, 2 mm across/ })).toBeVisible()
})

test('a new label starts with its size, and is tried with rows of a file and the longest values', async ({
  station,
}) => {
  const { page } = station
  await page.evaluate(() => void (location.hash = '#/labels/templates/new'))
  await page.getByLabel('Name').fill('Bin label')
  await page.getByRole('button', { name: /^40 x 20 mm/ }).click()
  await expect(page.getByRole('heading', { name: 'Bin label' })).toBeVisible()
  await openTab(page, 'Data')
  await page.getByRole('button', { name: 'Longest values' }).click()
  await expect(page.getByRole('button', { name: 'Longest values of the template' })).toBeVisible()
  const rows = {
    name: 'rows.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('part.full_name\nFirst row\nSecond row\n'),
  }
  await page.locator('input[type=file]').first().setInputFiles(rows)
  await page.getByRole('button', { name: 'Second row of the template' }).click()
  await expect(page.getByText('Second row, 4 of 4')).toBeVisible()
  await page.getByLabel('Find an item').fill('Envelope')
  await page.getByRole('list', { name: 'Found' }).getByRole('button').first().click()
  await expect(page.getByText(/2 of 5$/)).toBeVisible()

  await openTab(page, 'Code')
  await page.getByRole('textbox', { name: 'Template source' }).click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('x', HAND)
  await expect(page.getByText(/^1 fault: /)).toBeVisible()
  await page.keyboard.press('Backspace')
  await expect(page.getByText('No faults found.')).toBeVisible()
})

test('commands are written by hand with the same preview, and what it does not know is told at its place', async ({
  station,
}) => {
  const { page } = station
  await page.evaluate(() => void (location.hash = '#/labels/templates/new'))
  await page.getByLabel('Made as').selectOption('ZPL commands')
  await page.getByRole('button', { name: /^50 x 30 mm/ }).click()
  await expect(page.getByRole('img', { name: 'The label as it comes out of the printer' })).toBeVisible()
  await expect(page.getByText('Reads back: INV-SI1 (qr)')).toBeVisible()
  await page.getByRole('textbox', { name: 'Template source' }).click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('^FO300,20^GD50,50,2^FS', HAND)
  await expect(page.getByRole('region', { name: 'Notes' })).toContainText('^GD')
  await expect(page.getByText(/^1 fault: .*\^GD/)).toBeVisible()
})

for (const scheme of ['light', 'dark'] as const)
  test(`the designer fits, is accessible and logs no error (${scheme})`, async ({ station }) => {
    test.setTimeout(120_000)
    const { page } = station
    const errors: string[] = []
    page.on('console', (message) => (message.type() === 'error' ? errors.push(message.text()) : undefined))
    page.on('pageerror', (error) => errors.push(error.message))
    await page.emulateMedia({ colorScheme: scheme })
    await page.reload()
    const check = async (where: string): Promise<void> => {
      await page.screenshot({ path: `${PICTURES}/designer-${where}-${scheme}.png` })
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), where).toBe(true)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze()
      const told = violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
      expect(told, where).toEqual([])
    }
    for (const size of SIZES) {
      await page.setViewportSize(size)
      await openDesigner(page)
      await check(`design-${size.width}`)
      await page.getByRole('button', { name: 'Add image' }).click()
      await page.getByRole('button', { name: 'Add table' }).click()
      await expect(page.getByRole('heading', { name: /^Table/ })).toBeVisible()
      await check(`table-${size.width}`)
      for (const tab of ['Code', 'Data'] as const) {
        await openTab(page, tab)
        await expect(page.getByText(tab === 'Code' ? /fault/ : 'Tried with').first()).toBeVisible()
        await check(`${tab.toLowerCase()}-${size.width}`)
      }
      await page.evaluate(() => void (location.hash = '#/labels/templates/new'))
      await expect(page.getByRole('heading', { name: 'New label template' })).toBeVisible()
      await check(`new-${size.width}`)
    }
    expect(errors).toEqual([])
  })

test('two windows that have one template open hear of each other', async ({ station: { page } }) => {
  await openDesigner(page)
  const other = await page.context().newPage()
  await other.goto(new URL('/', page.url()).href)
  await openDesigner(other)
  const note = /You have this template open in another window since \d\d:\d\d/
  await expect(other.getByText(note)).toBeVisible()
  await expect(page.getByText(note)).toBeVisible({ timeout: 15_000 })
  await page.screenshot({ path: `${PICTURES}/designer-two-windows.png` })
  await other.evaluate(() => void (location.hash = '#/labels/templates'))
  await expect(page.getByText(note)).toBeHidden({ timeout: 15_000 })
})

test('before a label is published that is too small for a real name, a person is asked', async ({ station }) => {
  const { page, call } = station
  const name = 'A socket head screw with a name that no label of this size holds'
  const { pk: part } = await call<{ pk: number }>('POST', '/api/part/', { name, description: '' })
  await call('POST', '/api/stock/', { part, quantity: 1 })
  await openDesigner(page)
  await page.locator('[data-object="name"]').click()
  await page.getByLabel('Width mm').fill('12')
  await page.getByLabel('Smallest mm').fill('3')
  await page.getByRole('button', { name: 'Check fit' }).click()
  await expect(page.getByLabel('Notes').getByText(`With “${name}”`)).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/designer-longest.png` })
  await page.getByRole('button', { name: 'Publish' }).click()
  const dialog = page.getByRole('dialog', { name: 'Not everything will fit' })
  await expect(dialog.getByText(name)).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/designer-publish-anyway.png` })
  await dialog.getByRole('button', { name: 'Go on working' }).click()
  await expect(page.getByText('DRAFT 2')).toBeVisible()
  await page.getByRole('button', { name: 'Publish' }).click()
  await dialog.getByRole('button', { name: 'Publish all the same' }).click()
  await expect(page.getByText('Version 2, published')).toBeVisible()
})

test('true size is true once the screen was measured with a card, also when the page is enlarged', async ({
  station: { page },
}) => {
  const picture = page.getByRole('img', { name: 'The label as it comes out of the printer' })
  const width = async () => (await picture.boundingBox())?.width ?? 0
  await openDesigner(page)
  await page.getByRole('radiogroup', { name: 'Size of the preview' }).getByText('True', { exact: true }).click()
  await page.getByRole('button', { name: 'True size is a guess; measure this screen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Measure this screen' })
  await dialog.getByRole('textbox', { name: 'Width in pixels' }).fill('428')
  await page.screenshot({ path: `${PICTURES}/designer-measure.png` })
  await dialog.getByRole('button', { name: 'They are equal' }).click()
  // The card is 85.6 mm wide, so that a millimetre has 5 pixels; the label is 50 mm wide.
  await expect.poll(width).toBeCloseTo(250, 0)
  await page.reload()
  await page.getByRole('radiogroup', { name: 'Size of the preview' }).getByText('True', { exact: true }).click()
  await expect.poll(width).toBeCloseTo(250, 0)
  await expect(page.getByRole('button', { name: 'This screen is measured; measure it again' })).toBeVisible()
})

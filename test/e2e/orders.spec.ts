import { expect, type Page } from '@playwright/test'
import { test, type StationWindow } from './station.ts'

const PICTURES = process.env['SCANBENCH_PICTURES'] ?? '.cache/pictures'

test.use({ hasSamples: true })

/** An order of a supplier, found by its code. */
async function findOrder({ page, call }: StationWindow, fields: object = {}): Promise<number> {
  const { pk: supplier } = await call<{ pk: number }>('POST', '/api/company/', { name: 'Northwind' })
  const { pk } = await call<{ pk: number }>('POST', '/api/order/po/', { supplier, ...fields })
  await page.keyboard.press('F2')
  await page.getByRole('dialog').getByRole('textbox').fill(`INV-PO${pk}`)
  await page.keyboard.press('Enter')
  await expect(cardOf(page)).toBeVisible()
  return pk
}

const cardOf = (page: Page) => page.getByRole('region', { name: /^PO-/ })

test('an order goes from state to state by its buttons; what a plugin forbids is said beside them', async ({
  station,
}) => {
  const { page, call } = station
  await call('PATCH', '/api/plugins/sample-transition/activate/', { active: true })
  const pk = await findOrder(station)
  const card = cardOf(page)
  const buttons = () => card.getByRole('button').filter({ hasNotText: 'Print label' }).allTextContents()
  await expect.poll(buttons).toEqual(['Place order', 'Put on hold', 'Cancel order'])
  await card.getByRole('button', { name: 'Place order' }).press('Enter')
  await expect.poll(buttons).toEqual(['Put on hold', 'Complete order', 'Cancel order'])
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.screenshot({ path: `${PICTURES}/order-placed.png` })
  await card.getByRole('button', { name: 'Complete order' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Complete order' }).click()
  await expect(card.getByRole('alert')).toHaveText(
    'The order was not completed. Enter the number of the supplier first ',
  )
  await page.screenshot({ path: `${PICTURES}/order-refused.png` })
  await call('PATCH', `/api/order/po/${pk}/`, { supplier_reference: 'NW-77' })
  await card.getByRole('button', { name: 'Complete order' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Complete order' }).click()
  await expect(card.getByText(/is now: Complete$/)).toBeVisible()
  expect(await buttons()).toEqual([])
})

test('what a plugin did in its own way is what is said', async ({ station }) => {
  const { page, call } = station
  await call('PATCH', '/api/plugins/sample-transition/activate/', { active: true })
  await findOrder(station, { description: 'Framework for paper' })
  const card = cardOf(page)
  await card.getByRole('button', { name: 'Cancel order' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click()
  await expect(card.getByText(/is now: On hold$/)).toBeVisible()
  await expect(card.getByRole('button', { name: 'Place order' })).toBeVisible()
})

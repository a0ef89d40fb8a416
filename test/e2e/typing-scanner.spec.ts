import { expect } from '@playwright/test'
import { test } from './station.ts'
import { chord, typeCode } from './type-code.ts'

test('a scanner that types is known by itself, and its code is no text of the field that has the focus', async ({
  station: { page, call },
}) => {
  await expect(page.getByText('Ready. Scan anything.')).toBeVisible()
  await typeCode(page, 'INV-SI42')
  await expect(page.getByText('Item found')).toBeVisible()
  const machines = await call<{ name: string }[]>('GET', '/api/machine/')
  expect(machines.map(({ name }) => name)).toContain('Keyboard scanner')

  await page.evaluate(() => void (location.hash = '#/stock/parts'))
  const field = page.getByRole('textbox').first()
  await field.fill('pen')
  await typeCode(page, 'ABC-4711')
  await page.waitForFunction(async () => {
    const scans = (await (await fetch('/api/station/scans/')).json()) as { data: string }[]
    return scans[0]?.data === 'ABC-4711'
  })
  await expect(field).toHaveValue('pen')
})

test('what a person types stays where it belongs, letter by letter', async ({ station: { page, call } }) => {
  await page.evaluate(() => void (location.hash = '#/stock/parts'))
  const field = page.getByRole('textbox').first()
  await field.click()
  await page.keyboard.type('envelope', { delay: 90 })
  await expect(field).toHaveValue('envelope')
  expect(await call<unknown[]>('GET', '/api/station/scans/')).toEqual([])
})

test('a chord in a code belongs to the code: no page opens and nothing prints', async ({ station: { page, call } }) => {
  await expect(page.getByText('Ready. Scan anything.')).toBeVisible()
  await typeCode(page, '10LOT', chord('k'), chord(']'), '21A')
  await expect(page.getByText('Not known here')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const [scan] = await call<{ data: string }[]>('GET', '/api/station/scans/')
  expect(scan?.data).toBe('10LOT\u000b\u001d21A')
})

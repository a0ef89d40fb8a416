import { expect, type Page } from '@playwright/test'
import { test } from './station.ts'

test.use({ hasSamples: true })

interface Setting {
  value: unknown
}

async function openSettings(page: Page): Promise<void> {
  await page.evaluate(() => void (location.hash = '#/plugins/settings-sample?tab=settings'))
  await expect(page.getByRole('textbox', { name: 'Greeting' })).toBeVisible()
}

async function type(page: Page, label: string, value: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label, exact: true })
  await field.fill(value)
  await field.press('Enter')
}

test('a setting of every kind is filled in, a wrong one is refused at its field, and a daring one asks first', async ({
  station: { page, call },
}) => {
  await call('PATCH', '/api/plugins/settings-sample/activate/', { active: true })
  const kept = async (key: string, kind = 'settings') =>
    (await call<Setting>('GET', `/api/plugins/settings-sample/${kind}/${key}/`)).value
  await openSettings(page)

  await test.step('a secret is typed unseen, also while nothing is kept', async () => {
    const secret = page.locator('input[autocomplete=off][type=password]')
    await expect(secret).toHaveAttribute('placeholder', 'Nothing is kept yet.')
    await secret.fill('swordfish')
    await secret.press('Enter')
    await expect(page.getByPlaceholder('Kept secret. Type to replace it.')).toBeVisible()
    expect(await kept('API_KEY')).toBe('***')
  })

  await test.step('text and decimal', async () => {
    await type(page, 'Greeting', 'Good day')
    await type(page, 'Volume', '0.25')
    await expect.poll(() => kept('GREETING')).toBe('Good day')
    await expect.poll(() => kept('VOLUME')).toBe('0.25')
  })

  await test.step('a number beyond its range is refused at its field, as is one the plugin does not want', async () => {
    await type(page, 'How often', '100')
    await expect(page.getByText('Ensure this value is less than or equal to 99.')).toBeVisible()
    await type(page, 'How often', '13')
    await expect(page.getByText('Thirteen brings bad luck. Take another number.')).toBeVisible()
    expect(await kept('TIMES')).toBe(1)
    await type(page, 'How often', '3')
    await expect.poll(() => kept('TIMES')).toBe(3)
    await expect(page.getByText('Thirteen brings bad luck.')).toHaveCount(0)
  })

  await test.step('a choice and something of the warehouse', async () => {
    await page.getByRole('combobox', { name: 'Mark at the end' }).click()
    await page.getByRole('option', { name: 'Full stop' }).click()
    await expect.poll(() => kept('MARK')).toBe('.')
    await page.getByRole('combobox', { name: 'Place' }).click()
    await page.getByRole('option').first().click()
    await expect.poll(() => kept('PLACE')).toEqual(expect.any(Number))
  })

  await test.step('what everybody will hear is asked before', async () => {
    const loud = page.getByRole('switch', { name: 'In capitals' })
    const question = page.getByRole('dialog', { name: 'Change “In capitals”?' })
    await loud.click({ force: true })
    await expect(question).toContainText('Everybody will hear it. Are you sure?')
    await question.getByRole('button', { name: 'Keep it' }).click()
    expect(await kept('LOUD')).toBe(false)
    await loud.click({ force: true })
    await question.getByRole('button', { name: 'Change', exact: true }).click()
    await expect(loud).toBeChecked()
  })

  await test.step('each user has their own', async () => {
    await type(page, 'Nickname', 'Ann')
    await expect.poll(() => kept('NICKNAME', 'user-settings')).toBe('Ann')
  })
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Greeting' })).toHaveValue('Good day')
})

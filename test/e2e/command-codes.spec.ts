import { expect, type Page } from '@playwright/test'
import { allCommands, quantityCode } from '../../main/barcodes/commands/commands.ts'
import { test, type StationWindow } from './station.ts'

interface Scan {
  pk: number
  data: string
  state: 'captured' | 'matched' | 'unknown' | 'failed'
  message: string | null
  error: string | null
}

async function scannerOf({ call }: StationWindow) {
  const machines = await call<{ pk: string; driver: string }[]>('GET', '/api/machine/')
  const scanner = machines.find(({ driver }) => driver === 'simulated-scanner')!
  const newest = async () => (await call<Scan[]>('GET', '/api/station/scans/'))[0]
  /** Reads a code, and waits until it is known what it came to. */
  return async (text: string): Promise<Scan> => {
    const before = (await newest())?.pk ?? 0
    await call('POST', `/api/station/machines/${scanner.pk}/simulate/`, { kind: 'scan', text })
    let found: Scan | undefined
    await expect
      .poll(async () => {
        found = await newest()
        return found !== undefined && found.pk > before && found.state !== 'captured'
      })
      .toBe(true)
    return found!
  }
}

const codes = new Map(allCommands().map(({ name, code }) => [name, code]))
const codeOf = (name: string): string => codes.get(name) ?? ''
const root = (page: Page) => page.locator('html')

/** What a code says when it was scanned after an item, on the Station screen, with nothing open. */
const SAID: Readonly<Record<string, RegExp>> = {
  DONE: /^Nothing to finish here$/u,
  CONFIRM: /^Nothing to confirm here$/u,
  NO: /^Nothing to close here$/u,
  BACK: /^Nothing to go back to here$/u,
  UNDO: /^Nothing to undo here$/u,
  REDO: /^Nothing to redo here$/u,
  PLUS: /^The next print makes 2 labels$/u,
  LESS: /^The next print makes 1 label$/u,
  CLEAR: /^The number is cleared$/u,
  PRINT: /^Label in the queue$/u,
  REPRINT: /^The last label is in the queue again$/u,
  PAUSE: /^Printing is paused$/u,
  RESUME: /^Printing goes on$/u,
  FEED: /^One label is fed$/u,
  TEST: /^A test label is in the queue$/u,
  VOID: /^Scan the label that does not count, or NO\.$/u,
}
/** What a code does to the window is looked at in tests of its own below. */
const IN_THE_WINDOW = new Set(['HELP', 'MODE_LOOK_UP', 'MODE_PRINT', 'SOUND', 'CONTRAST', 'LARGE_TEXT', 'LOCK'])

test('every command code does something, or says with which work it comes', async ({ station }) => {
  test.setTimeout(120_000)
  const { page } = station
  await expect(page.getByText('Ready. Scan anything.')).toBeVisible()
  const scan = await scannerOf(station)
  await scan('INV-SI42')
  await scan('INV-SI43')
  await scan(codeOf('PRINT'))
  await expect(page.getByText('Printed', { exact: true })).toBeVisible()
  const wrong: string[] = []
  for (const { name, code, comesWith, group } of allCommands()) {
    if (IN_THE_WINDOW.has(name)) continue
    const { message, error } = await scan(code)
    const said = message ?? error ?? ''
    const later = new RegExp(`comes with ${comesWith}; this station has no button for it`, 'u')
    const expected = group === 'Own' ? /has no action/u : comesWith === null ? SAID[name] : later
    if (expected?.test(said) !== true) wrong.push(`${name}: ${said}`)
    if (name === 'VOID') await scan(codeOf('NO'))
  }
  expect(wrong).toEqual([])
})

test('codes for the screen do what its buttons do, in both shells', async ({ station }) => {
  const { page } = station
  await expect(page.getByText('Ready. Scan anything.')).toBeVisible()
  const scan = await scannerOf(station)
  await scan(codeOf('HELP'))
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await scan(codeOf('NO'))
  await expect(page.getByRole('dialog')).toBeHidden()

  await scan(codeOf('MODE_PRINT'))
  await expect(page).toHaveURL(/#\/labels\/print$/u)
  await scan(codeOf('CONTRAST'))
  await expect(root(page)).toHaveAttribute('data-contrast', '')
  await scan(codeOf('LARGE_TEXT'))
  await expect(root(page)).toHaveAttribute('data-large', '')
  await scan(codeOf('BACK'))
  await expect(root(page)).toHaveAttribute('data-shell', 'station')
  await scan(codeOf('MODE_PRINT'))
  await expect(page).toHaveURL(/#\/labels\/print$/u)
  await scan(codeOf('MODE_LOOK_UP'))
  await expect(root(page)).toHaveAttribute('data-shell', 'station')
  await scan(codeOf('CONTRAST'))
  await expect(root(page)).not.toHaveAttribute('data-contrast', '')
  await scan(codeOf('SOUND'))
  await expect(page.getByTestId('result-band')).toContainText('Sound on or off')
})

test('LOCK signs the window off, goods are not scanned then, and whoever signs in goes on', async ({ station }) => {
  const { page, call } = station
  await expect(page.getByText('Ready. Scan anything.')).toBeVisible()
  const scan = await scannerOf(station)
  await scan(codeOf('LOCK'))
  await expect(page.getByText('Nobody has a password yet')).toBeVisible()
  const { pk } = await call<{ pk: number }>('GET', '/api/user/me/')
  await call('POST', `/api/user/${pk}/set-password/`, { password: 'blue-pen-48' })
  await page.getByRole('button', { name: 'Lock' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Password' }).fill('blue-pen-48')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Scan anything').first()).toBeVisible()
  expect((await scan('INV-SI42')).state).toBe('matched')
})

test('signing out leaves this window alone, and the station goes on', async ({ station: { page, call } }) => {
  await expect(page.getByText('Ready. Scan anything.')).toBeVisible()
  const { pk } = await call<{ pk: number }>('GET', '/api/user/me/')
  await call('POST', `/api/user/${pk}/set-password/`, { password: 'blue-pen-48' })
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Go to, do, find').fill('Sign out')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect(await call('GET', '/api/station/lock/')).toEqual({ is_locked: false })
})

test('a scan while something is about to be deleted is held, the code NO too, and can be used afterwards', async ({
  station,
}) => {
  const { page } = station
  const scan = await scannerOf(station)
  await page.evaluate(() => void (location.hash = '#/labels/templates'))
  await page
    .getByRole('button', { name: /^More for/u })
    .first()
    .click()
  await page.getByRole('menuitem', { name: 'Delete…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Delete/u })
  await expect(dialog).toBeVisible()
  await expect.poll(async () => (await scan(codeOf('NO'))).error).toMatch(/^It is held/u)
  await expect(dialog.getByText(/held until this is answered/u)).toBeVisible()
  await scan('INV-SI42')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  const band = page.getByRole('region', { name: 'Scans that were held' })
  await band.getByRole('button', { name: 'Use INV-SI42' }).click()
  await expect(band.getByText('INV-SI42')).toBeHidden()
  await page.evaluate(() => void (location.hash = '#/'))
  await expect(page.getByRole('heading', { name: 'Envelope C6 plain' })).toBeVisible()
  for (const button of await band.getByRole('button', { name: /^Discard/u }).all()) await button.click()
  await expect(band).toBeHidden()
})

test('after a step at the station Undo says what it takes back, and does it by button, key and code', async ({
  station,
}) => {
  const { page, call } = station
  await expect(page.getByText('Ready. Scan anything.')).toBeVisible()
  const scan = await scannerOf(station)
  const quantity = async () => (await call<{ quantity: number }>('GET', '/api/stock/42/')).quantity
  const before = await quantity()
  const add = () => call('POST', '/api/stock/add/', { items: [{ pk: 42, quantity: 24 }] })
  await add()
  await page.getByRole('button', { name: /Undo \+24 / }).click()
  await expect(page.getByTestId('result-band')).toContainText('Undone: +24')
  expect(await quantity()).toBe(before)
  await page.keyboard.press('Control+Shift+Z')
  await expect(page.getByTestId('result-band')).toContainText('Done again: +24')
  await scan(codeOf('UNDO'))
  await expect(page.getByTestId('result-band')).toContainText('Undone: +24')
  expect(await quantity()).toBe(before)
})

test('a number code says what it is good for', async ({ station }) => {
  const scan = await scannerOf(station)
  expect((await scan(quantityCode(12).code)).message).toBe('The next print makes 12 labels')
})

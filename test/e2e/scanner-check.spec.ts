import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { TEST_CODES } from '../../drivers/protocols/scanner-check.ts'
import { openSerialEnd } from '../support/far-end.ts'
import { openPtyPair } from '../support/pty-pair.ts'
import { connectMachine, test } from './station.ts'
import { typeCode } from './type-code.ts'

const PICTURES = process.env['SCANBENCH_PICTURES'] ?? '.cache/pictures'

test('the scanner check shows three codes, says in words how the scanner is set, and keeps it', async ({ station }) => {
  const { page, call } = station
  const line = await openPtyPair()
  const scanner = openSerialEnd(line.far)
  const send = (latin1: string) => scanner.send(Buffer.from(latin1, 'latin1'))
  try {
    const { pk } = await connectMachine(station, {
      name: 'DS2208',
      machine_type: 'barcode-scanner',
      driver: 'serial-scanner',
      settings: { PORT: line.near },
    })
    await page.evaluate((machine) => void (location.hash = `#/machines/${machine}`), pk)
    await page.getByRole('button', { name: 'Check this scanner' }).click()
    const dialog = page.getByRole('dialog')
    const picture = dialog.getByRole('img', { name: 'Code 1: letters, digits and signs' })
    await expect(picture).toBeVisible()
    expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(100)
    await page.screenshot({ path: `${PICTURES}/scanner-check.png` })
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 120)}`)).toEqual([])

    send('4711\t')
    await expect(dialog.getByText('That was another code.')).toBeVisible()
    send(`]C0${TEST_CODES.signs}\t`)
    await expect(dialog.getByText('Reads well, Tab at the end.')).toBeVisible()
    send(']C1010950600013435210LOT7{GS}21S42\t')
    await expect(dialog.getByText('arrive as "{GS}"')).toBeVisible()
    await dialog.getByRole('button', { name: 'Skip this code' }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toHaveCount(0)

    const settings = await call<{ key: string; value: unknown }[]>('GET', `/api/machine/${pk}/settings/`)
    const valueOf = (key: string) => settings.find((setting) => setting.key === key)?.value
    expect([valueOf('FRAMING'), valueOf('SEPARATOR')]).toEqual(['tab', '{GS}'])
    expect(await call<unknown[]>('GET', '/api/station/scans/')).toEqual([])
  } finally {
    scanner[Symbol.dispose]()
    await line[Symbol.asyncDispose]()
  }
})

test('a scanner that types is checked and added without any set-up', async ({ station: { page, call } }) => {
  await page.evaluate(() => void (location.hash = '#/machines'))
  await page.getByRole('button', { name: 'Check it' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('It types into this window.')).toBeVisible()
  await typeCode(page, TEST_CODES.signs)
  await expect(dialog.getByText('Reads as a US English keyboard, Enter (CR or LF) at the end.')).toBeVisible()
  await typeCode(page, '010950600013435210LOT721S42')
  await expect(dialog.getByText('Separators of GS1 codes are lost')).toBeVisible()
  await typeCode(page, TEST_CODES.long)
  await expect(dialog.getByText('No characters lost.')).toBeVisible()
  await dialog.getByRole('textbox', { name: 'What do you call it?' }).fill('Bench wedge')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  const machines = await call<{ name: string; driver: string }[]>('GET', '/api/machine/')
  expect(machines.filter(({ driver }) => driver === 'keyboard-scanner')).toMatchObject([{ name: 'Bench wedge' }])
})

test('setup codes of the house are kept in the settings, and the check of a scanner shows them', async ({
  station,
}) => {
  const { page } = station
  await page.evaluate(() => void (location.hash = '#/settings?tab=Setup-codes'))
  await page.getByRole('button', { name: 'Add a code…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a setup code' })
  await dialog.getByRole('textbox', { name: 'Model of the scanner' }).fill('Voyager 1250g')
  await dialog.getByRole('textbox', { name: 'What it sets' }).fill('USB serial')
  await dialog.getByRole('textbox', { name: 'Code' }).fill('<FNC3>ABC.')
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(dialog).toHaveCount(0)
  const kept = page.getByRole('region', { name: 'Setup codes of scanners' }).getByRole('row', { name: /Voyager 1250g/ })
  await expect(kept.getByRole('img', { name: 'USB serial, Voyager 1250g: <FNC3>ABC.' })).toBeVisible()
  await kept.getByRole('button', { name: 'Change USB serial, Voyager 1250g' }).click()
  const changing = page.getByRole('dialog', { name: 'Change a setup code' })
  await expect(changing.getByRole('textbox', { name: 'Model of the scanner' })).toHaveValue('Voyager 1250g')
  await changing.getByRole('textbox', { name: 'Code' }).fill('<FNC3>ABD.')
  await changing.getByRole('button', { name: 'Keep it' }).click()
  await expect(changing).toHaveCount(0)
  await expect(kept.getByRole('img', { name: 'USB serial, Voyager 1250g: <FNC3>ABD.' })).toBeVisible()

  await page.evaluate(() => void (location.hash = '#/machines'))
  await page.getByRole('button', { name: 'Check it' }).click()
  await page.getByRole('button', { name: 'Setup codes of this house' }).click()
  await expect(page.getByRole('img', { name: 'USB serial, Voyager 1250g', exact: true })).toBeVisible()
})

const GENESIS = { machine: 'one', name: 'Genesis 7580g', place: 'The USB device 0c2e:0bea:S7', maker: 'Honeywell' }
const ON_SERIAL = {
  mode: 'USB, as a serial port',
  setup: 'honeywell',
  switches: ['hid-pos', 'keyboard'],
  speed: 115_200,
}
const BEGUN = { step: 'signs', findings: [], trouble: null, last_text: null, switching: null }

test('a scanner whose maker is known is shown the codes of its modes, and is switched from here', async ({
  station,
}) => {
  const { page } = station
  // No such scanner is plugged into the computer of a test: the window alone is tried.
  let state: Record<string, unknown> = { ...GENESIS, ...ON_SERIAL, ...BEGUN, since: new Date().toISOString() }
  await page.route('**/api/station/scanner-check/', (route) =>
    route.request().method() === 'DELETE' ? route.fulfill({ status: 204 }) : route.fulfill({ json: state }),
  )
  await page.route('**/api/station/scanner-check/switch/', (route) => {
    state = { ...state, switching: { mode: 'hid-pos', outcome: 'told', came_back: null } }
    return route.fulfill({ json: state })
  })
  await page.evaluate(() => void (location.hash = '#/machines'))
  await page.getByRole('button', { name: 'Check it' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('made by Honeywell')).toBeVisible()
  await dialog.getByRole('button', { name: 'Switch a scanner of Honeywell to another mode' }).click()
  const picture = dialog.getByRole('img', { name: 'USB, HID POS, Honeywell: ~PAP131.<FNC3>' })
  await expect(picture).toBeVisible()
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(100)
  await picture.scrollIntoViewIfNeeded()
  await page.screenshot({ path: `${PICTURES}/scanner-codes.png` })
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 120)}`)).toEqual([])
  await expect(dialog.getByRole('button', { name: /^Switch it now to/ })).toHaveCount(2)
  await dialog.getByRole('button', { name: 'Switch it now to USB, HID POS' }).click()
  await expect(dialog.getByText('It was told. Now it goes away')).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/scanner-switched.png` })
  const machine = { driver: 'hid-pos-scanner', settings: { DEVICE: '0c2e:0be1:S7' } }
  const back = { name: 'Honeywell Genesis 7580g', mode: 'USB, HID POS', machine, hint: null }
  state = { ...state, switching: { mode: 'hid-pos', outcome: 'taken', came_back: back } }
  await expect(dialog.getByText('It is back:')).toBeVisible()
  await page.screenshot({ path: `${PICTURES}/scanner-back.png` })
})

import { expect } from '@playwright/test'
import { createVirtualZplPrinter } from '../support/virtual-zpl-printer.ts'
import { openSerialEnd } from '../support/far-end.ts'
import { openPtyPair } from '../support/pty-pair.ts'
import { readLabel } from '../support/read-label.ts'
import { connectMachine, removeSimulators, test } from './station.ts'

/** `npm run gallery` makes the picture of the README. */
const PICTURES = process.env['SCANBENCH_PICTURES'] ?? '.cache/pictures'

test('a code from a real scanner is shown, and one key prints its label on a real printer', async ({ station }) => {
  const { page } = station
  const scannerLine = await openPtyPair()
  const printerLine = await openPtyPair()
  const scanner = openSerialEnd(scannerLine.far)
  const paper = openSerialEnd(printerLine.far)
  const labels: Uint8Array[] = []
  const printer = createVirtualZplPrinter({
    onLabel: (commands) => void labels.push(commands),
    answer: (bytes) => paper.send(bytes),
  })
  paper.onData((bytes) => printer.receive(bytes))
  try {
    await removeSimulators(station)
    await connectMachine(station, {
      name: 'DS2208',
      machine_type: 'barcode-scanner',
      driver: 'serial-scanner',
      settings: { PORT: scannerLine.near },
    })
    await connectMachine(station, {
      name: 'ZD421',
      machine_type: 'label-printer',
      driver: 'zpl',
      settings: { CONNECTION: 'serial', PORT: printerLine.near },
    })
    await expect(page.getByText('Ready. Scan anything.')).toBeVisible()

    scanner.send(Buffer.from('INV-SI42\r'))
    await expect(page.getByText('Item found')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Envelope C6 plain' })).toBeVisible()

    await page.keyboard.press('Control+l')
    await expect(page.getByText('Printed', { exact: true })).toBeVisible()
    await expect(page.getByText('ZD421: 1 of 1')).toBeVisible()
    await page.screenshot({ path: `${PICTURES}/station-printed.png` })
    expect(labels).toHaveLength(1)
    expect(await readLabel(labels[0]!, { widthMm: 50, heightMm: 30, dpmm: 8 })).toEqual(['INV-SI42'])
  } finally {
    scanner[Symbol.dispose]()
    paper[Symbol.dispose]()
    await scannerLine[Symbol.asyncDispose]()
    await printerLine[Symbol.asyncDispose]()
  }
})

test('a code that nobody knows says so, and the item before stays on the screen', async ({ station }) => {
  const { page, call } = station
  const machines = await call<{ pk: string; driver: string }[]>('GET', '/api/machine/')
  const scanner = machines.find(({ driver }) => driver === 'simulated-scanner')!
  const scan = (text: string) => call('POST', `/api/station/machines/${scanner.pk}/simulate/`, { kind: 'scan', text })
  await expect(page.getByText('Ready. Scan anything.')).toBeVisible()
  await scan('INV-SI42')
  await expect(page.getByText('Item found')).toBeVisible()
  await scan('4711-NOBODY')
  await expect(page.getByText('Not known here')).toBeVisible()
  await expect(page.getByText('4711-NOBODY').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Envelope C6 plain' })).toBeVisible()
})

test('twenty scans in a row are all there, in order, none twice', async ({ station }) => {
  const { page, call } = station
  await expect(page.getByText('Ready. Scan anything.')).toBeVisible()
  const machines = await call<{ pk: string; driver: string }[]>('GET', '/api/machine/')
  const scanner = machines.find(({ driver }) => driver === 'simulated-scanner')!
  const codes = Array.from({ length: 20 }, (_, index) => `INV-SI${100 + index}`)
  const text = codes.join('\r')
  await call('POST', `/api/station/machines/${scanner.pk}/simulate/`, { kind: 'scan', text })
  await expect(page.getByText('#0020')).toBeVisible()
  const scans = await call<{ data: string }[]>('GET', '/api/station/scans/')
  expect(scans.map(({ data }) => data).toReversed()).toEqual(codes)
})

import { expect, test } from 'vitest'
import type { MakerSetup } from '../../main/records/maker-setup-records.ts'
import type { SetupCode } from '../../main/records/setup-code-records.ts'
import { STATION } from '../../main/users/actor.ts'
import { callStation } from '../support/call-station.ts'
import { readSvgCodes, readSvgSetupCodes } from '../support/read-svg.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

const PATH = '/api/station/setup-codes/'
const USB_SERIAL = {
  model: 'Voyager 1250g',
  effect: 'USB serial',
  symbology: 'code128',
  code: '<FNC3>A^B<CR>',
  source: 'its guide, page 12',
} as const

async function pictureOf(test: TestStation, pk: number): Promise<string> {
  const request = new Request(`http://127.0.0.1${PATH}${pk}/picture/`)
  const response = await test.station.fetch(request, { actor: STATION })
  expect(response.headers.get('content-type')).toBe('image/svg+xml')
  return response.text()
}

test('a setup code is kept by model, listed, drawn and deleted', async () => {
  await using station = await createTestStation()
  const { pk } = await station.json<SetupCode>('POST', PATH, USB_SERIAL)
  expect(await station.json('GET', PATH)).toEqual([{ pk, ...USB_SERIAL }])
  expect(await readSvgCodes(await pictureOf(station, pk))).toEqual(['A^B\r'])
  await station.json('DELETE', `${PATH}${pk}/`)
  expect(await station.json('GET', PATH)).toEqual([])
})

test.each([
  ['datamatrix', 'ab<GS>c', 'ab\x1dc'],
  ['qrcode', 'SET:1^2', 'SET:1^2'],
])('a setup code as %s says what the manual says', async (symbology, code, text) => {
  await using station = await createTestStation()
  const { pk } = await station.json<SetupCode>('POST', PATH, { ...USB_SERIAL, symbology, code })
  expect(await readSvgCodes(await pictureOf(station, pk))).toEqual([text])
})

test('a setup code is changed in part, and drawn as it is then', async () => {
  await using station = await createTestStation()
  const { pk } = await station.json<SetupCode>('POST', PATH, USB_SERIAL)
  await station.json('POST', PATH, { ...USB_SERIAL, effect: 'HID POS' })
  const change = { code: '<FNC3>C^D<CR>', source: 'its guide, page 13' }
  expect(await station.json('PATCH', `${PATH}${pk}/`, change)).toEqual({ pk, ...USB_SERIAL, ...change })
  expect(await readSvgCodes(await pictureOf(station, pk))).toEqual(['C^D\r'])
  const refused = [
    await callStation(station, 'PATCH', `${PATH}${pk}/`, { effect: 'HID POS' }),
    await callStation(station, 'PATCH', `${PATH}${pk}/`, { symbology: 'qrcode' }),
    await callStation(station, 'PATCH', `${PATH}77/`, { code: 'A' }),
  ]
  expect(refused.map(([status]) => status)).toEqual([409, 400, 404])
  expect(await station.json('GET', PATH)).toContainEqual({ pk, ...USB_SERIAL, ...change })
})

test('a code that cannot be drawn, or that is there already, is refused with what to do', async () => {
  await using station = await createTestStation()
  await station.json('POST', PATH, USB_SERIAL)
  const answers = [
    await callStation(station, 'POST', PATH, USB_SERIAL),
    await callStation(station, 'POST', PATH, { ...USB_SERIAL, effect: 'Other', symbology: 'qrcode' }),
    await callStation(station, 'DELETE', `${PATH}77/`),
  ]
  expect(answers.map(([status]) => status)).toEqual([409, 400, 404])
})

const MAKERS = '/api/station/maker-setups/'

test('the codes of makers are drawn as codes that set a scanner (FNC3), each with where it was read', async () => {
  await using station = await createTestStation()
  const [honeywell] = await station.json<MakerSetup[]>('GET', MAKERS)
  expect(honeywell?.modes.map(({ mode, code }) => [mode, code])).toEqual([
    ['hid-pos', '~PAP131.<FNC3>'],
    ['serial', '~TRMUSB130.<FNC3>'],
    ['keyboard', '~PAP124.<FNC3>'],
  ])
  const pictures = honeywell!.modes.map(async ({ mode }) => {
    const request = new Request(`http://127.0.0.1${MAKERS}honeywell/${mode}/picture/`)
    return readSvgSetupCodes(await (await station.station.fetch(request, { actor: STATION })).text())
  })
  expect(await Promise.all(pictures)).toEqual([['~PAP131.'], ['~TRMUSB130.'], ['~PAP124.']])
  expect((await callStation(station, 'GET', `${MAKERS}nobody/serial/picture/`))[0]).toBe(404)
})

test('a code without FNC3 is no code that sets a scanner', async () => {
  await using station = await createTestStation()
  const { pk } = await station.json<SetupCode>('POST', PATH, { ...USB_SERIAL, code: '~PAP131.' })
  const picture = await pictureOf(station, pk)
  expect([await readSvgCodes(picture), await readSvgSetupCodes(picture)]).toEqual([['~PAP131.'], []])
})

import { expect, test } from 'vitest'
import { z } from 'zod'
import ScanbenchMachines from '../../plugins/builtin/machines.ts'
import { makeOfVendor, MAKES, modelInText, modelOfUsb } from './device-table.ts'

const usbId = z.string().regex(/^[0-9a-f]{4}$/)
const sentence = z.string().regex(/^[A-Z].*\.$/)
const Model = z.strictObject({
  model: z.string().min(1),
  names: z.array(z.string().min(1)).min(1).optional(),
  productIds: z.array(usbId).min(1).optional(),
  languages: z.array(z.string()),
  dpi: z.array(z.number().int()).min(1),
  widthMm: z.number().positive().max(300),
  media: z.array(z.enum(['gap', 'mark', 'continuous', 'brother-dk', 'brother-tze', 'dymo'])).min(1),
  connections: z.array(z.enum(['usb', 'serial', 'tcp', 'spooler'])),
  quirks: z.array(sentence).optional(),
})
const Make = z.strictObject({
  make: z.string().min(1),
  vendorIds: z.array(usbId).min(1),
  quirks: z.array(sentence).optional(),
  unsupported: sentence.optional(),
  models: z.array(Model).min(1),
})

test.each(MAKES)('the file of $make has the form of such files', (file) => {
  expect(Make.safeParse(file).error?.issues).toBeUndefined()
})

test('every language is a driver that comes with the program', async () => {
  const drivers = await new ScanbenchMachines().getMachineDrivers()
  const slugs = new Set(drivers.map((Driver) => new Driver().SLUG))
  const languages = MAKES.flatMap(({ models }) => models.flatMap((model) => model.languages))
  expect([...new Set(languages)].filter((language) => !slugs.has(language))).toEqual([])
})

test('a model without a language says what to do instead, and only such a one', () => {
  const silent = MAKES.filter(({ unsupported }) => unsupported === undefined).flatMap(({ models }) =>
    models.filter(({ languages, connections }) => languages.length === 0 || connections.length === 0),
  )
  expect(silent).toEqual([])
})

test('no two models have the same name or the same ids', () => {
  const names = MAKES.flatMap(({ models }) => models.map(({ model }) => model))
  const ids = MAKES.flatMap(({ vendorIds, models }) =>
    models.flatMap(({ productIds = [] }) => productIds.map((id) => `${vendorIds[0]}:${id}`)),
  )
  expect([new Set(names).size, new Set(ids).size]).toEqual([names.length, ids.length])
})

test.each([
  ['Brother QL-820NWB', 'QL-820NWB'],
  ['MFG:Zebra Technologies ;CMD:ZPL;MDL:ZTC ZD421-203dpi ZPL;', 'ZD421'],
  ['DYMO LabelWriter 450 Turbo', 'LabelWriter 450 Turbo'],
  ['Zebra LP2844', 'TLP2844'],
  ['HP LaserJet 4', null],
])('%s is the model %s', (text, model) => {
  expect(modelInText(text)?.model ?? null).toBe(model)
})

test('a device on USB is known by its ids, or at least its make', () => {
  expect([modelOfUsb('04F9', '209D')?.model, modelOfUsb('04f9', 'ffff'), makeOfVendor('0a5f')?.make]).toEqual([
    'QL-820NWB',
    null,
    'Zebra',
  ])
})

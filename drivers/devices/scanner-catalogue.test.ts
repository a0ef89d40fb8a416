import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  SCANNER_MODES,
  SCANNER_SETUPS,
  scannerMaker,
  setupCode,
  setupLine,
  setupOfVendor,
} from './scanner-catalogue.ts'
import catalogue from './scanners.json' with { type: 'json' }

const usbId = z.string().regex(/^[0-9a-f]{4}$/)
const sentence = z.string().regex(/^[A-Z].*\.$/)
const withCommand = z.string().regex(/\{command\}/)
const Catalogue = z.strictObject({
  makers: z.array(z.strictObject({ vendor_id: usbId, name: z.string().min(1) })),
  modes: z.array(z.strictObject({ vendor_id: usbId, product_id: usbId, hint: sentence })),
  setups: z.array(
    z.strictObject({
      maker: z.string().regex(/^[a-z-]+$/),
      name: z.string().min(1),
      vendor_ids: z.array(usbId).min(1),
      code: withCommand,
      line: withCommand,
      modes: z
        .array(
          z.strictObject({ mode: z.enum(Object.keys(SCANNER_MODES)), command: z.string().min(1), source: sentence }),
        )
        .min(1),
      sources: z.array(sentence).min(1),
    }),
  ),
})

test('the file of scanners has the form of such files, and says of every code where it was read', () => {
  expect(Catalogue.safeParse(catalogue).error?.issues).toBeUndefined()
})

test('who has setup codes is known as a maker of scanners, by the same name', () => {
  const makers = catalogue.setups.map(({ vendor_ids }) => vendor_ids.map((id) => scannerMaker(Number.parseInt(id, 16))))
  expect(makers.flat()).toEqual(catalogue.setups.flatMap(({ name, vendor_ids }) => vendor_ids.map(() => name)))
})

test('no maker and no mode of a maker stands there twice', () => {
  const makers = SCANNER_SETUPS.map(({ maker }) => maker)
  const modes = SCANNER_SETUPS.flatMap((setup) => setup.modes.map(({ mode }) => `${setup.maker} ${mode}`))
  expect([new Set(makers).size, new Set(modes).size]).toEqual([makers.length, modes.length])
})

test('a command of Honeywell is a code with FNC3 at its end, and goes over a line behind SYN M CR', () => {
  const setup = setupOfVendor(0x0c2e)!
  expect([setupCode(setup, 'PAP131.'), setupLine(setup, 'PAP131.')]).toEqual(['~PAP131.<FNC3>', '<SYN>M<CR>PAP131.'])
  expect(setupOfVendor(0x046d)).toBeNull()
})

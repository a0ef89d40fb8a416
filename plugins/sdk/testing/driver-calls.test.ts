import { framesOf, machineSettings } from '@scanbench/plugin/testing'
import { expect, test } from 'vitest'
import { ZplPrinterDriver } from '../../../drivers/printers/zpl/zpl-printer.ts'
import { SerialScannerDriver } from '../../../drivers/scanners/serial-scanner.ts'

test('a machine has the defaults of its driver and the values of the test, checked', async () => {
  const driver = new ZplPrinterDriver()
  const [key, declared] = Object.entries(driver.MACHINE_SETTINGS).find(([, each]) => each.kind === 'integer')!
  const given = (declared.default as number) + 1
  expect((await machineSettings(driver))[key]).toBe(declared.default)
  expect((await machineSettings(driver, { [key]: String(given) }))[key]).toBe(given)
  await expect(machineSettings(driver, { [key]: 'many' })).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

test('the codes of a scanner driver come out of bytes cut anywhere', async () => {
  const driver = new SerialScannerDriver()
  const settings = await machineSettings(driver)
  expect(framesOf(driver, ['AB', 'C\r', 'D\r'], settings)).toEqual(['ABC', 'D'])
})

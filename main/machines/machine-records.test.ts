import { expect, test } from 'vitest'
import { SimulatedScannerDriver } from '../../drivers/scanners/simulated-scanner.ts'
import { EMPTY_CATALOGUE } from './drivers/machine-catalogue.ts'
import { driverRecord } from './machine-records.ts'

test('a driver for a kind of machines that is not here says so in the list of drivers (K27)', () => {
  const provider = { slug: 'extra', name: 'Extra', pk: 3, isBuiltin: false }
  expect(driverRecord({ entry: new SimulatedScannerDriver(), provider }, EMPTY_CATALOGUE)).toMatchObject({
    slug: 'simulated-scanner',
    provider_plugin: { slug: 'extra', pk: 3 },
    driver_errors: ["Machine type 'barcode-scanner' not found"],
  })
})

import { Plugin } from '@scanbench/plugin'
import {
  BarcodeScannerDriver,
  BarcodeScannerStatus,
  BaseDriver,
  BaseMachineType,
  type DriverClass,
  type MachineTypeClass,
} from '@scanbench/plugin/machine'
import { MachineDriverMixin } from '@scanbench/plugin/mixins'
import { beforeEach, expect, it } from 'vitest'
import { SimulatedScannerDriver } from '../../../drivers/scanners/simulated-scanner.ts'
import { recordingLog } from '../../../test/support/recording-log.ts'
import { EMPTY_CATALOGUE, readCatalogue, type MachinePlugin } from './machine-catalogue.ts'

class Scale extends BaseMachineType {
  readonly SLUG: string = 'scale'
  readonly NAME: string = 'Scale'
  readonly DESCRIPTION = 'Weighs'
  readonly BASE_DRIVER = BaseDriver
  readonly MACHINE_STATUS = BarcodeScannerStatus
  readonly STATUS_MODEL = 'ScaleStatus'
}

let types: unknown[]
let drivers: unknown[]

class Given extends Plugin.with(MachineDriverMixin) {
  NAME = 'Given'
  async getMachineTypes() {
    return types as MachineTypeClass[]
  }
  async getMachineDrivers() {
    return drivers as DriverClass[]
  }
}

class Broken extends Plugin.with(MachineDriverMixin) {
  NAME = 'Broken'
  async getMachineTypes(): Promise<MachineTypeClass[]> {
    throw new Error('no luck')
  }
}

const from = (plugin: MachineDriverMixin, slug: string): MachinePlugin => ({
  plugin,
  provider: { slug, name: plugin.NAME, pk: 7, isBuiltin: false },
})
const read = (...plugins: MachinePlugin[]) => readCatalogue(plugins, EMPTY_CATALOGUE, recordingLog())
const given = () => from(new Given(), 'given')

beforeEach(() => {
  types = []
  drivers = []
})

it('a type and a driver of a plugin are found under their slugs', async () => {
  types = [Scale]
  drivers = [SimulatedScannerDriver]
  const catalogue = await read(given())
  expect({
    types: [...catalogue.types.keys()],
    drivers: [...catalogue.drivers.keys()],
    provider: catalogue.drivers.get('simulated-scanner')?.provider.slug,
    errors: catalogue.errors,
  }).toEqual({ types: ['scale'], drivers: ['simulated-scanner'], provider: 'given', errors: [] })
})

it('a slug that is taken keeps its first owner (K03)', async () => {
  types = [Scale, class extends Scale {}]
  drivers = [SimulatedScannerDriver, class extends SimulatedScannerDriver {}]
  const catalogue = await read(given())
  expect(catalogue.errors).toEqual([
    "Cannot re-register machine type 'scale' (plugin 'given')",
    "Cannot re-register driver 'simulated-scanner' (plugin 'given')",
  ])
})

it('what is missing is listed, attributes and methods alike (K03, K04)', async () => {
  const Untyped: unknown = class Untyped extends BarcodeScannerDriver {
    SLUG = 'untyped'
    NAME = ''
    DESCRIPTION = 'Lacks'
    declare connection: never
    declare createFramer: never
  }
  drivers = [Untyped]
  expect((await read(given())).errors).toEqual([
    "driver 'Untyped' did not provide the following attributes: NAME and did not override the required attributes: connection, createFramer (plugin 'given')",
  ])
})

it('what is no class of the kind is ignored with INVE-E12, and the others load (K05)', async () => {
  types = [SimulatedScannerDriver, 5, Scale]
  const catalogue = await read(given())
  expect([...catalogue.types.keys()]).toEqual(['scale'])
  expect(catalogue.errors).toEqual([
    "INVE-E12: Ignored 'SimulatedScannerDriver': it is no machine type class (plugin 'given')",
    "INVE-E12: Ignored 5: it is no machine type class (plugin 'given')",
  ])
})

it('a slug of other characters is refused', async () => {
  types = [
    class extends Scale {
      SLUG = 'Big Scale'
    },
  ]
  expect((await read(given())).errors).toEqual([
    "machine type 'Big Scale': a slug is made of a-z, 0-9 and - (plugin 'given')",
  ])
})

it('a plugin that fails hurts no other', async () => {
  types = [Scale]
  const catalogue = await read(from(new Broken(), 'broken'), given())
  expect({ errors: catalogue.errors, types: [...catalogue.types.keys()] }).toEqual({
    errors: ["The plugin 'broken' failed to give its machine types: no luck"],
    types: ['scale'],
  })
})

it('a driver class keeps its one instance over a reload', async () => {
  drivers = [SimulatedScannerDriver]
  const first = await read(given())
  const second = await readCatalogue([given()], first, recordingLog())
  expect(second.drivers.get('simulated-scanner')?.entry).toBe(first.drivers.get('simulated-scanner')?.entry)
})

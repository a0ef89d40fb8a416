import { readFile } from 'node:fs/promises'
import { describe, expect, test, vi } from 'vitest'
import type { Machine, MachineType } from '../../main/records/records.ts'
import { createPluginFolder, pluginPackage, type PluginFolder } from '../support/plugin-folder.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

const SOURCE = new URL('../../plugins/samples/simulated-scale.ts', import.meta.url)
const PATIENT = { timeout: 10_000 }

/** The sample as a package of a third party, which runs in a process of its own. */
async function foreignScale(): Promise<PluginFolder> {
  return createPluginFolder({
    'scale/package.json': pluginPackage('SimulatedScale', {
      slug: 'foreign-scale',
      mixins: ['machine'],
      entry: 'index.ts',
    }),
    'scale/index.ts': (await readFile(SOURCE, 'utf8')).replace(
      "SLUG = 'simulated-scale'\n  VERSION",
      "SLUG = 'foreign-scale'\n  VERSION",
    ),
  })
}

async function addScale(station: TestStation, plugin: string): Promise<Machine> {
  await station.json('PATCH', `/api/plugins/${plugin}/activate/`, { active: true })
  const wanted = { name: 'Scale', machine_type: 'scale', driver: 'simulated-scale', active: true }
  await vi.waitFor(async () => {
    const types = await station.json<MachineType[]>('GET', '/api/machine/types/')
    expect(types.map(({ slug }) => slug)).toContain('scale')
  }, PATIENT)
  return station.json<Machine>('POST', '/api/machine/', wanted)
}

async function weightOf(station: TestStation, { pk }: Machine): Promise<unknown> {
  const machine = await station.json<Machine>('GET', `/api/machine/${pk}/`)
  const weight = machine.properties.find(({ key }) => key === 'Weight')?.value
  return { weight, status: machine.status_label, simulated: machine.simulated, errors: machine.machine_errors }
}

describe.each([
  ['in the station', 'simulated-scale', async () => createPluginFolder({})],
  ['in a process of its own', 'foreign-scale', foreignScale],
])('a machine type and a driver of a plugin %s', (_where, slug, folderOf) => {
  test('read a simulated scale, also after a setting changed, and go when the plugin goes', async () => {
    await using folder = await folderOf()
    await using station = await createTestStation({ pluginChoice: { folders: [folder.path] } })
    const scale = await addScale(station, slug)
    const shows = (weight: string) =>
      vi.waitFor(async () => {
        const seen = await weightOf(station, scale)
        expect(seen).toEqual({ weight, status: 'Weighs', simulated: true, errors: [] })
      }, PATIENT)
    await shows('1.25 kg')
    await station.json('PATCH', `/api/machine/${scale.pk}/settings/M/UNIT/`, { value: 'g' })
    await shows('1250 g')
    await station.json('PATCH', `/api/plugins/${slug}/activate/`, { active: false })
    await vi.waitFor(async () => {
      const gone = await station.json<Machine>('GET', `/api/machine/${scale.pk}/`)
      expect(gone.machine_errors).toEqual(["Machine type 'scale' not found"])
    }, PATIENT)
  })
})

import { readFile } from 'node:fs/promises'
import { describe, expect, test, vi } from 'vitest'
import type { Machine, MachineType } from '../../main/records/machine-records.ts'
import { turnOn } from '../support/plugin-calls.ts'
import { createPluginFolder, pluginPackage, type PluginFolder } from '../support/plugin-folder.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

const SOURCE = new URL('../../plugins/samples/simulated-scale.ts', import.meta.url)
const PATIENT = { timeout: 10_000 }

/** The sample as a package of a third party, which runs in a process of its own. */
async function foreignScale(): Promise<PluginFolder> {
  return createPluginFolder({
    'scale/package.json': pluginPackage('SimulatedScale', {
      slug: 'foreign-scale',
      mixins: ['machine', 'action'],
      entry: 'index.ts',
      permissions: ['machines:write'],
    }),
    'scale/index.ts': (await readFile(SOURCE, 'utf8')).replace(
      "SLUG = 'simulated-scale'\n  VERSION",
      "SLUG = 'foreign-scale'\n  VERSION",
    ),
  })
}

async function addScale(station: TestStation, plugin: string): Promise<Machine> {
  await turnOn(station.station, plugin)
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
  test('asks for a restart, which is shown until a person has done it (K14)', async () => {
    await using folder = await folderOf()
    await using station = await createTestStation({ pluginChoice: { folders: [folder.path] } })
    const scale = await addScale(station, slug)
    const needsRestart = (isNeeded: boolean) =>
      vi.waitFor(async () => {
        const { restart_required, initialized } = await station.json<Machine>('GET', `/api/machine/${scale.pk}/`)
        expect({ restart_required, initialized }).toEqual({ restart_required: isNeeded, initialized: true })
      }, PATIENT)
    await vi.waitFor(async () => expect(await weightOf(station, scale)).toMatchObject({ weight: '1.25 kg' }), PATIENT)
    await station.json('PATCH', `/api/machine/${scale.pk}/settings/M/UNIT/`, { value: 'g' })
    await needsRestart(false)
    await station.json('PATCH', `/api/machine/${scale.pk}/settings/D/STANDS/`, { value: 'restless' })
    await needsRestart(true)
    await station.json('POST', `/api/machine/${scale.pk}/restart/`)
    await needsRestart(false)
  })

  test('has functions that are called by name, with plain data in and out (K20)', async () => {
    await using folder = await folderOf()
    await using station = await createTestStation({ pluginChoice: { folders: [folder.path] } })
    const scale = await addScale(station, slug)
    await vi.waitFor(async () => expect(await weightOf(station, scale)).toMatchObject({ weight: '1.25 kg' }), PATIENT)
    const act = (ask: string) =>
      station.json<{ info: unknown }>('POST', '/api/action/', { action: 'weigh', data: { scale: scale.pk, ask } })
    expect(await act('weigh')).toMatchObject({ info: 1250 })
    expect(await act('scaleNames')).toMatchObject({ info: ['Scale'] })
    const call = (name: string) => station.json('POST', `/api/station/machines/${scale.pk}/functions/${name}/`, {})
    await expect(call('polish')).rejects.toThrow("The driver 'simulated-scale' of 'Scale' has no function polish().")
    await expect(call('initMachine')).rejects.toThrow('404')
  })
})

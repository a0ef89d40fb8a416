import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PurchaseOrder } from '../../main/records/company-records.ts'
import { callStation } from '../support/call-station.ts'
import { turnOn } from '../support/plugin-calls.ts'
import { createPluginFolder } from '../support/plugin-folder.ts'
import { createTestStation } from '../support/test-station.ts'

const SAMPLES = join(import.meta.dirname, '../../plugins/samples')
const BLOCKS: Record<string, { mixins: string[]; permissions: string[] }> = {
  'own-tables': { mixins: ['app', 'urls'], permissions: ['stock:read'] },
  'validator-sample': { mixins: ['validation', 'settings'], permissions: [] },
  'transition-sample': { mixins: ['statetransition'], permissions: ['orders:write'] },
  'icon-sample': { mixins: ['icon_pack'], permissions: [] },
  'supplier-sample': { mixins: ['supplier', 'settings'], permissions: [] },
}

/** Copies of the samples, each as a file of somebody else in a process of its own. */
async function createIsolatedStation() {
  const files = await Promise.all(
    Object.entries(BLOCKS).map(async ([name, block]) => {
      const source = await readFile(join(SAMPLES, `${name}.ts`), 'utf8')
      const slug = /SLUG = '(.+)'/.exec(source)?.[1]
      const title = /NAME = '(.+)'/.exec(source)?.[1]
      const manifest = JSON.stringify({ apiVersion: 1, slug, name: title, ...block })
      return [`${slug}.ts`, `/* scanbench ${manifest} */\n${source}`] as const
    }),
  )
  const folder = await createPluginFolder(Object.fromEntries(files))
  const bench = await createTestStation({ pluginChoice: { samples: false, folders: [folder.path] } })
  await bench.json('PATCH', '/api/settings/global/ENABLE_PLUGINS_URL/', { value: true })
  for (const [file] of files) await turnOn(bench.station, file.replace('.ts', ''))
  return {
    ...bench,
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}

test('tables, rules, transitions, icons and suppliers of plugins in processes of their own', async () => {
  await using station = await createIsolatedStation()
  await station.json('POST', '/api/part/', { name: 'Bolt', trackable: true })
  await station.json('POST', '/api/stock/', { part: 1, quantity: 2 })

  const notes = '/plugin/own-tables/items/1/notes/'
  expect(await callStation(station, 'POST', notes, { text: 'Scratched' })).toMatchObject([201, { pk: 1 }])
  expect(await station.json('GET', notes)).toEqual([{ pk: 1, item: 1, text: 'Scratched' }])

  expect(await callStation(station, 'PATCH', '/api/stock/1/', { quantity: 1.5 })).toMatchObject([
    400,
    { quantity: ['Stock is counted in whole pieces'] },
  ])
  expect(await station.json('POST', '/api/generate/batch-code/', { part: 1 })).toEqual({ batch_code: 'B-1-1' })

  const packs = await station.json<{ prefix: string }[]>('GET', '/api/icons/')
  expect(packs.map(({ prefix }) => prefix)).toEqual(['ti', 'shelf'])

  await station.json('POST', '/api/company/', { name: 'The screw shop' })
  const order = { supplier: 1, description: 'Framework order' }
  const { pk } = await station.json<PurchaseOrder>('POST', '/api/order/po/', order)
  await station.json('POST', `/api/order/po/${pk}/issue/`, {})
  expect(await callStation(station, 'POST', `/api/order/po/${pk}/complete/`, {})).toMatchObject([
    400,
    { supplier_reference: ['Enter the number of the supplier first'] },
  ])
  expect(await callStation(station, 'POST', `/api/order/po/${pk}/cancel/`, {})).toMatchObject([201, { status: 25 }])

  await station.json('PATCH', '/api/plugins/sample-supplier/settings/SUPPLIER/', { value: 1 })
  const bought = { plugin: 'sample-supplier', supplier: 'screws', part_import_id: 'M4x10', part_id: 1 }
  expect(await callStation(station, 'POST', '/api/supplier/import/', bought)).toMatchObject([200, { part_id: 1 }])
  expect((await callStation(station, 'POST', '/api/supplier/import/', { ...bought, part_import_id: 'x' }))[0]).toBe(404)
})

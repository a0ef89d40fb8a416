import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blocksIn } from '../architecture/code-blocks.ts'
import { ROOT } from '../architecture/imports.ts'
import { turnOn } from '../support/plugin-calls.ts'
import { createTestStation } from '../support/test-station.ts'

const PAGE = 'docs/plugins/first-plugin.md'

async function writtenAsInThePage() {
  const [first] = blocksIn(await readFile(join(ROOT, PAGE), 'utf8'), 'ts', PAGE)
  const folder = await mkdtemp(join(tmpdir(), 'my-plugins-'))
  await writeFile(join(folder, 'shelf-codes.ts'), first?.text ?? '')
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) }
}

test('the first plugin works as its page says, in a process of its own', async () => {
  await using written = await writtenAsInThePage()
  await using station = await createTestStation({ demo: true, pluginChoice: { folders: [written.folder] } })
  const scan = (barcode: string) =>
    station.json<object>('POST', '/api/barcode/', { barcode }).catch((error: unknown) => String(error))

  expect(await station.json('GET', '/api/plugins/shelf-codes/')).toMatchObject({
    name: 'Shelf codes',
    active: false,
    state: 'inactive',
  })
  expect(await scan('SHELF A-02-3')).toContain('No match found')

  await turnOn(station.station, 'shelf-codes')
  const [shelf] = await station.json<{ pk: number }[]>('GET', '/api/stock/location/?name=A-02-3')
  expect(await scan('SHELF A-02-3')).toMatchObject({ plugin: 'Shelf codes', stocklocation: { pk: shelf?.pk } })
  expect(await scan('SHELF Z-99-9')).toContain('There is no shelf Z-99-9')

  await station.json('PATCH', '/api/plugins/shelf-codes/settings/PREFIX/', { value: 'RACK ' })
  expect(await scan('RACK A-02-3')).toMatchObject({ stocklocation: { pk: shelf?.pk } })
})

import { expect, test } from 'vitest'
import { recordingLog } from '../../test/support/recording-log.ts'
import { createPluginFolder } from '../../test/support/plugin-folder.ts'
import { staticAddress } from './static-address.ts'

const MANIFEST = {
  'src/panel.tsx': { file: 'assets/panel-4fa1.js', name: 'panel', src: 'src/panel.tsx' },
  'tile.js': { file: 'tile-77aa.js' },
}

test.each([
  ['tile.js', '/static/plugins/shop/tile-77aa.js'],
  ['tile.js:draw', '/static/plugins/shop/tile-77aa.js:draw'],
  ['panel.js:show', '/static/plugins/shop/assets/panel-4fa1.js:show'],
  ['src/panel.tsx', '/static/plugins/shop/assets/panel-4fa1.js'],
  ['/plain.js:run', '/static/plugins/shop/plain.js:run'],
  ['with space.js', '/static/plugins/shop/with%20space.js'],
  ['__proto__', '/static/plugins/shop/__proto__'],
])('%s is served as %s: the name that the build gave it, and the function it names (L40)', async (path, address) => {
  await using folder = await createPluginFolder({ 'static/.vite/manifest.json': MANIFEST })
  expect(await staticAddress({ slug: 'shop', folder: folder.path }, path, recordingLog())).toBe(address)
})

test('without a build manifest names stay as they are; one that cannot be read is in the log', async () => {
  await using folder = await createPluginFolder({ 'static/.vite/manifest.json': '{' })
  const lines: string[] = []
  const address = (place: string | null) =>
    staticAddress({ slug: 'shop', folder: place }, 'tile.js', recordingLog(lines))
  expect([await address(null), await address('/nowhere'), await address(folder.path)]).toEqual(
    Array(3).fill('/static/plugins/shop/tile.js'),
  )
  expect(lines).toHaveLength(1)
})

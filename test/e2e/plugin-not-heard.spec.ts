import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './station.ts'

const folder = mkdtempSync(join(tmpdir(), 'scanbench-not-heard-'))
/** Computes for more than a second where it should not, and knows the code then. */
const SOURCE = `/* scanbench {"apiVersion":1,"name":"Ponders","mixins":["barcode"],"permissions":[]} */
import { Plugin } from '@scanbench/plugin'
import { BarcodeMixin } from '@scanbench/plugin/mixins'
export default class Ponders extends Plugin.with(BarcodeMixin) {
  NAME = 'Ponders'
  async scan(barcode) {
    if (!barcode.startsWith('POND-')) return null
    for (const end = Date.now() + 1500; Date.now() < end; );
    return { part: { pk: 1 } }
  }
}
`
writeFileSync(join(folder, 'ponders.mjs'), SOURCE)
test.use({ programFlags: ['--plugins', folder] })

test('a plugin that is not heard is named on the Station screen, and what it says late is a choice', async ({
  station: { page, call },
}) => {
  await call('PATCH', '/api/plugins/ponders/activate/', { active: true })
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ready')
  // Nobody else knows it, and that is told as a refusal.
  await call('POST', '/api/barcode/', { barcode: 'POND-1' }).catch(() => undefined)
  await expect(page.getByTestId('result-band')).toContainText(/plugin Ponders/i)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Touch one, or scan its number.')
  await expect(page.getByTestId('result-band')).toContainText('Plugin Ponders answered late')
})

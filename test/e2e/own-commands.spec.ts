import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { test } from './station.ts'

const PICTURES = process.env['SCANBENCH_PICTURES'] ?? '.cache/pictures'

const MANIFEST = {
  name: 'bell',
  version: '1.0.0',
  type: 'module',
  scanbench: { apiVersion: 1, name: 'Bell', mixins: ['action'], entry: 'bell.ts' },
}
/** Counts how often it was rung. */
const BELL = `
import { Plugin } from '@scanbench/plugin'
import { ActionMixin } from '@scanbench/plugin/mixins'
let rung = 0
export default class Bell extends Plugin.with(ActionMixin) {
  NAME = 'Bell'
  ACTION_NAME = 'ring'
  async performAction(_user, data) {
    if (data !== 'ask') rung += 1
  }
  async getInfo() {
    return rung
  }
}
`

test('an own command is chosen, and runs its action by button, key and code alike', async ({
  station: { page, call },
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-bell-'))
  const rung = async () => (await call<{ info: number }>('POST', '/api/action/', { action: 'ring', data: 'ask' })).info
  try {
    await writeFile(join(folder, 'package.json'), JSON.stringify(MANIFEST))
    await writeFile(join(folder, 'bell.ts'), BELL)
    await call('POST', '/api/station/plugins/link/', { folder })
    await call('PATCH', '/api/plugins/bell/activate/', { active: true })
    await call('PATCH', '/api/plugins/station-commands/activate/', { active: true })
    await page.evaluate(() => void (location.hash = '#/plugins/station-commands'))
    await page.getByRole('tab', { name: 'Settings' }).click()
    await page.getByRole('combobox', { name: 'Slot 2' }).click()
    await page.getByRole('option', { name: 'ring' }).click()
    await page.evaluate(() => void (location.hash = '#/'))
    const button = page.getByRole('region', { name: 'Own commands' }).getByRole('button', { name: 'ring' })
    await button.click()
    await expect(page.getByText('The action "ring" was run.')).toBeVisible()
    await expect.poll(rung).toBe(1)
    await page.keyboard.press('Shift+F2')
    await expect.poll(rung).toBe(2)
    await page.setViewportSize({ width: 1024, height: 768 })
    await page.screenshot({ path: `${PICTURES}/own-commands.png` })
    await page.keyboard.press('F2')
    await page.getByRole('dialog').getByRole('textbox').fill('XCXSLTDL')
    await page.keyboard.press('Enter')
    await expect.poll(rung).toBe(3)
    await call('PATCH', '/api/plugins/bell/activate/', { active: false })
    await expect(page.getByRole('button', { name: 'ring (off)' })).toBeDisabled()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

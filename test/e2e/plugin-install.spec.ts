import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { writePackage } from '../support/plugin-package.ts'
import { open, test } from './package-shelf.ts'

async function look(page: Page, tarball: string) {
  await open(page, '#/plugins')
  await page.getByRole('button', { name: 'Install…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Install a plugin' })
  await dialog.locator('input[type=file]').setInputFiles(tarball)
  return dialog
}

test('a package is looked at, installed with live lines, turned on with what it may do, and uninstalled', async ({
  station: { page },
  shelf,
}) => {
  const plugin = { permissions: ['network'], author: 'Acme', description: 'Says hello' }
  const dialog = await look(page, await shelf.pack({ name: 'greeter', plugin }))
  const card = dialog.getByRole('region', { name: 'What it is' })
  await expect(card).toContainText('greeter 1.0.0')
  await expect(card).toContainText('by Acme')
  await expect(card).toContainText('reach other computers (declared, not enforced)')
  await expect(dialog.getByRole('list', { name: 'Progress' })).toContainText('Unpacking greeter 1.0.0')
  await dialog.getByRole('button', { name: 'Install', exact: true }).click()
  await expect(dialog.getByText('Installed greeter 1.0.0.')).toBeVisible()
  await expect(dialog.getByRole('list', { name: 'Progress' })).toContainText('Loading greeter')
  await dialog.getByRole('button', { name: 'Allow this and turn it on' }).click()
  await expect(dialog.getByText('greeter is on.')).toBeVisible()
  await dialog.getByRole('link', { name: 'greeter' }).click()
  const onOff = page.getByRole('switch', { name: 'greeter is on' })
  await onOff.click({ force: true })
  await expect(onOff).not.toBeChecked()
  await page.getByRole('button', { name: 'Uninstall' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Uninstall' }).click()
  await expect(onOff).toHaveCount(0)
})

test('what is no plugin is not installed, says why, and leaves all as it was', async ({
  station: { page, call },
  shelf,
}) => {
  const before = await call<unknown[]>('GET', '/api/plugins/')
  const dialog = await look(page, await shelf.pack({ name: 'plain-words', plugin: null }))
  await expect(dialog.getByText('Nothing was installed')).toBeVisible()
  await expect(dialog.getByText(/its package.json has no block "scanbench"/)).toBeVisible()
  expect(await call<unknown[]>('GET', '/api/plugins/')).toHaveLength(before.length)
  expect(await call('GET', '/api/station/plugins/packages/')).toEqual([])
})

test('an update that asks for more says so on its page, and one button accepts the difference', async ({
  station: { page, call },
  shelf,
}) => {
  const install = async (version: string, permissions: string[]) =>
    call('POST', '/api/plugins/install/', {
      url: await shelf.pack({ name: 'greeter', version, plugin: { permissions } }),
      confirm: true,
    })
  await install('1.0.0', ['stock:read'])
  await call('PATCH', '/api/plugins/greeter/activate/', { active: true, accept_permissions: ['stock:read'] })
  await install('1.1.0', ['stock:read', 'network'])
  await open(page, '#/plugins/greeter')
  const asked = page.getByRole('region', { name: 'It asks for more' })
  await expect(asked).toContainText('reach other computers')
  await expect(asked).not.toContainText('see parts')
  await asked.getByRole('button', { name: 'Allow this and turn it on' }).click()
  await expect(asked).toHaveCount(0)
  expect(await call('GET', '/api/plugins/greeter/')).toMatchObject({ state: 'active', meta: { version: '1.1.0' } })
})

test('a broken save of a linked plugin is on its page with file and line, and the next save brings it back', async ({
  station: { page, call },
  shelf,
}) => {
  const folder = await writePackage(join(shelf.folder, 'mine'), { name: 'mine' })
  await open(page, '#/plugins')
  await page.getByRole('button', { name: 'Make your own…' }).click()
  await page.getByRole('textbox', { name: 'Folder on the station' }).fill(folder)
  await page.getByRole('button', { name: 'Link the folder' }).click()
  await expect(page.getByRole('heading', { name: 'mine' })).toBeVisible()
  await call('PATCH', '/api/plugins/mine/activate/', { active: true })
  const good = `import { Plugin } from '@scanbench/plugin'
import { ActionMixin } from '@scanbench/plugin/mixins'
export default class Mine extends Plugin.with(ActionMixin) {
  NAME = 'mine'
}
`
  await writeFile(join(folder, 'index.js'), `${good}undefinedName()\n`)
  await expect(page.getByText(/index\.js:6\b.*undefinedName is not defined/).first()).toBeVisible({ timeout: 20_000 })
  await writeFile(join(folder, 'index.js'), good)
  await expect(page.getByText(/undefinedName is not defined/)).toHaveCount(0, { timeout: 20_000 })
  expect(await call('GET', '/api/plugins/mine/')).toMatchObject({ state: 'active' })
  await page.getByRole('button', { name: 'Let go of the folder' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'mine' })).toContainText('Not there')
})

import { readFile } from 'node:fs/promises'
import { expect as base } from '@playwright/test'
import { open, test } from './package-shelf.ts'

/** A registry is asked and packages are fetched: that takes as long as it takes. */
const expect = base.configure({ timeout: 30_000 })
test.describe.configure({ timeout: 120_000 })

test('a package of a private registry is found by its name, installed, and told to have a newer version; one button brings it, one goes back', async ({
  station: { page, call },
  published,
}) => {
  await published.publish({ name: '@acme/greeter', version: '1.0.0', plugin: { author: 'Acme' } })
  await open(page, '#/plugins')
  await page.getByRole('button', { name: 'Install…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Install a plugin' })
  await dialog.getByRole('textbox', { name: 'Name, address or path' }).fill('@acme/greeter')
  await dialog.getByRole('button', { name: 'Look at it' }).click()
  await expect(dialog.getByRole('region', { name: 'What it is' })).toContainText('@acme/greeter 1.0.0')
  await dialog.getByRole('button', { name: 'Install', exact: true }).click()
  await dialog.getByRole('button', { name: 'Turn it on' }).click()
  await expect(dialog.getByText('greeter is on.')).toBeVisible()
  await dialog.getByText('Close', { exact: true }).click()

  await published.publish({ name: '@acme/greeter', version: '1.1.0', plugin: { author: 'Acme' } })
  await page.getByText(/^Updates 0$/).click()
  await page.getByRole('button', { name: 'Ask again' }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'greeter' })
  await expect(row).toContainText('1.1.0 is there')
  await expect(page.getByText(/^Updates 1$/)).toBeVisible()
  await row.getByRole('link', { name: 'greeter' }).click()
  await page.getByRole('tab', { name: 'Versions' }).click()
  await page.getByRole('button', { name: 'Update to 1.1.0' }).click()
  await expect(page.getByText('Version 1.1.0 is here')).toBeVisible()
  expect(await call('GET', '/api/plugins/greeter/')).toMatchObject({ state: 'active', meta: { version: '1.1.0' } })
  await page.getByRole('button', { name: 'Go back to 1.0.0' }).click()
  await expect(page.getByText('Version 1.0.0 is here')).toBeVisible()
  expect(await call('GET', '/api/plugins/greeter/')).toMatchObject({ state: 'active', meta: { version: '1.0.0' } })
})

test('any published version can be looked at and taken', async ({ station: { page, call }, published }) => {
  for (const version of ['1.0.0', '2.0.0']) await published.publish({ name: 'chooser', version })
  await call('POST', '/api/plugins/install/', { packagename: 'chooser', version: '^2', confirm: true })
  await open(page, '#/plugins/chooser?tab=versions')
  await expect(page.getByRole('table', { name: 'Published versions' }).getByRole('row')).toHaveCount(2)
  await page.getByRole('button', { name: 'Look at version 1.0.0' }).click()
  const dialog = page.getByRole('dialog', { name: 'Install a plugin' })
  await expect(dialog.getByRole('region', { name: 'What it is' })).toContainText('in place of version 2.0.0')
  await dialog.getByRole('button', { name: 'Install', exact: true }).click()
  await expect(dialog.getByText('Installed chooser 1.0.0.')).toBeVisible()
})

test('a registry that cannot be reached is said where updates are looked for, and asked again by a button', async ({
  station: { page, call },
  published,
}) => {
  await published.publish({ name: 'lonely' })
  await call('POST', '/api/plugins/install/', { packagename: 'lonely', confirm: true })
  await call('PATCH', '/api/settings/global/PLUGIN_REGISTRY/', { value: 'http://127.0.0.1:9/' })
  await open(page, '#/plugins?show=updates')
  await expect(page.getByText(/registry was asked for lonely and told nothing: .*does not answer/)).toBeVisible()
  await call('PATCH', '/api/settings/global/PLUGIN_REGISTRY/', { value: published.registry.address })
  await page.getByRole('button', { name: 'Ask again' }).click()
  await expect(page.getByText('The registry was asked just now.')).toBeVisible()
})

test('a package that is dropped anywhere on the page is looked at', async ({ station: { page }, shelf }) => {
  const bytes = [...(await readFile(await shelf.pack({ name: 'dropped' })))]
  await open(page, '#/plugins')
  await expect(page.getByRole('button', { name: 'Install…' })).toBeVisible()
  const drag = async (type: string) =>
    page.evaluate(
      ({ type: kind, bytes: content }) => {
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([new Uint8Array(content)], 'dropped-1.0.0.tgz'))
        const event = new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true })
        document.querySelector('h1, [role=tablist], main')?.dispatchEvent(event)
        return event.defaultPrevented
      },
      { type, bytes },
    )
  expect(await drag('dragover')).toBe(true)
  await expect(page.getByText('Drop the package to look at it')).toBeVisible()
  expect(await drag('drop')).toBe(true)
  await expect(page.getByText('Drop the package to look at it')).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'What it is' })).toContainText('dropped 1.0.0')
})

test('an error of a plugin has its trace under Details, and the way to an older version', async ({
  station: { page, call },
  shelf,
}) => {
  await call('POST', '/api/plugins/install/', { url: await shelf.pack({ name: 'faulty' }), confirm: true })
  const broken = `import { Plugin } from '@scanbench/plugin'
import { ActionMixin } from '@scanbench/plugin/mixins'
export default class Faulty extends Plugin.with(ActionMixin) {
  NAME = 'faulty'
  async activate() { readGrade(undefined) }
}
function readGrade(item) { return item.grade }
`
  const tarball = await shelf.pack({ name: 'faulty', version: '2.0.0', files: { 'index.js': broken } })
  await call('POST', '/api/plugins/install/', { url: tarball, confirm: true })
  await call('PATCH', '/api/plugins/faulty/activate/', { active: true }).catch(() => null)
  await open(page, '#/plugins/faulty')
  await page.getByText('Details').click()
  await expect(page.locator('details pre')).toContainText(/readGrade \(.*index\.js:7/)
  await page.getByRole('link', { name: 'Older version…' }).click()
  await page.getByRole('button', { name: 'Go back to 1.0.0' }).click()
  await expect(page.getByText('Version 1.0.0 is here')).toBeVisible()
})

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { startPackageRegistry, type PackageRegistry } from '../support/package-registry.ts'
import { pack, writePackage, type PackageContents } from '../support/plugin-package.ts'
import { test as base } from './station.ts'

/** Packages that a test makes, and the private registry it publishes them in. */
export interface Shelf {
  folder: string
  /** The tarball of a package. */
  pack: (contents: PackageContents) => Promise<string>
}

interface Published {
  registry: PackageRegistry
  /** Packs and publishes. */
  publish: (contents: PackageContents) => Promise<void>
}

export const test = base.extend<{ shelf: Shelf; published: Published }>({
  // It waits for the station, so that both end together.
  shelf: async ({ station: _station }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'scanbench-shelf-'))
    let counter = 0
    await use({
      folder,
      pack: async (contents) => pack(await writePackage(join(folder, String((counter += 1))), contents), folder),
    })
    await rm(folder, { recursive: true, force: true })
  },
  /** A registry of its own, which the station asks. */
  published: async ({ station: { call }, shelf }, use) => {
    await using registry = await startPackageRegistry()
    await call('PATCH', '/api/settings/global/PLUGIN_REGISTRY/', { value: registry.address })
    await call('PATCH', '/api/settings/global/PLUGIN_REGISTRY_TOKEN/', { value: registry.token })
    await use({ registry, publish: async (contents) => registry.publish(await shelf.pack(contents)) })
  },
})

/** A page of the window. */
export const open = (page: Page, hash: string): Promise<void> => page.evaluate((to) => void (location.hash = to), hash)

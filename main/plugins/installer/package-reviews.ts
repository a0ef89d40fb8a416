import { randomUUID } from 'node:crypto'
import { AppError } from '@scanbench/plugin'
import type { PackageReview, PluginRecord } from '../../records/plugin-records.ts'
import { manifestObstacle } from '../life/plugin-obstacles.ts'
import { manifestRecord, permissionRecords } from '../plugin-record.ts'
import type { PackageReference } from './package-reference.ts'
import type { Installation, PluginInstaller, PreparedPackage } from './plugin-installer.ts'

interface Options {
  installer: PluginInstaller
  /** Every plugin the station knows of. */
  list: () => Promise<PluginRecord[]>
  hostVersion: string
}

interface Kept {
  id: string
  prepared: PreparedPackage
  /** The file that somebody sent, if it is one: it goes unless it was installed. */
  upload: PackageReference | null
}

/** A package that a person looks at before it is installed: it lies ready and nothing of it runs. One at a time. */
export class PackageReviews implements AsyncDisposable {
  readonly #options: Options
  #fetching: AbortController | null = null
  #kept: Kept | null = null

  constructor(options: Options) {
    this.#options = options
  }

  /** Takes the place of a review before it. */
  async review(reference: PackageReference): Promise<PackageReview> {
    await this.cancel()
    return this.#review(reference, null)
  }

  async reviewUpload(bytes: Uint8Array): Promise<PackageReview> {
    await this.cancel()
    const upload = await this.#options.installer.keepUpload(bytes)
    try {
      return await this.#review(upload, upload)
    } catch (error) {
      await this.#options.installer.dropUpload(upload)
      throw error
    }
  }

  /** Exactly what was looked at. */
  async install(id: string): Promise<Installation> {
    const kept = this.#kept
    if (kept?.id !== id) throw new AppError('NOT_FOUND', 'This package does not lie ready any more. Look at it again.')
    this.#kept = null
    try {
      return await this.#options.installer.finish(kept.prepared)
    } finally {
      await this.#drop(kept)
    }
  }

  /** Ends a fetch, and forgets what lies ready. */
  async cancel(): Promise<void> {
    this.#fetching?.abort(cancelled())
    const kept = this.#kept
    this.#kept = null
    if (kept !== null) await this.#drop(kept)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.cancel()
  }

  async #review(reference: PackageReference, upload: PackageReference | null): Promise<PackageReview> {
    const fetching = new AbortController()
    this.#fetching = fetching
    try {
      const prepared = await this.#options.installer.prepare(reference, fetching.signal)
      if (fetching.signal.aborted) {
        await prepared[Symbol.asyncDispose]()
        throw cancelled()
      }
      this.#kept = { id: randomUUID(), prepared, upload }
      return await this.#describe(this.#kept)
    } finally {
      if (this.#fetching === fetching) this.#fetching = null
    }
  }

  async #drop({ prepared, upload }: Kept): Promise<void> {
    await prepared[Symbol.asyncDispose]()
    if (upload !== null) await this.#options.installer.dropUpload(upload)
  }

  async #describe({ id, prepared: { name, version, sizeBytes, plugins } }: Kept): Promise<PackageReview> {
    const { installer, list, hostVersion } = this.#options
    const known = await list()
    return {
      review: id,
      name,
      version,
      size_bytes: sizeBytes,
      installed_version: installer.installed().get(name)?.version ?? null,
      plugins: plugins.map(({ slug, manifest }) => {
        const accepted = known.find(({ key }) => key === slug)?.permissions.filter((one) => one.is_accepted) ?? []
        const keys = new Set(accepted.map(({ key }) => key))
        return {
          key: slug,
          manifest: manifestRecord(manifest),
          permissions: permissionRecords(manifest.permissions, (permission) => keys.has(permission)),
          obstacle: manifestObstacle(manifest, hostVersion)?.message ?? '',
        }
      }),
    }
  }
}

function cancelled(): AppError {
  return new AppError('CANCELLED', 'It was cancelled, so nothing was installed.')
}

import pacote, { type PacoteOptions } from 'pacote'
import type { PublishedVersions, VersionsOrder } from './fetch-order.ts'
import { npmOptions } from './npm-options.ts'

const MOST_VERSIONS = 30

/** What a registry says of a package; nothing of it is fetched. */
export async function fetchVersions(order: VersionsOrder): Promise<PublishedVersions> {
  const { name, range } = order
  const options = { ...npmOptions(order), fetchRetries: 0, timeout: 15_000, fullMetadata: true }
  const known = await pacote.packument(name, options)
  const times = new Map(Object.entries(known.time ?? {}))
  const versions = Object.keys(known.versions).map((version) => ({ version, publishedAt: times.get(version) ?? null }))
  return {
    newest: known['dist-tags']?.['latest'] ?? null,
    fitting: await fitting(range === '' ? name : `${name}@${range}`, options),
    // Registries list them in the order of publication.
    versions: versions
      .toReversed()
      .toSorted((a, b) => (b.publishedAt ?? '').localeCompare(a.publishedAt ?? ''))
      .slice(0, MOST_VERSIONS),
  }
}

/** Null where no version fits, as when all that did were taken back. */
async function fitting(spec: string, options: PacoteOptions): Promise<string | null> {
  try {
    return (await pacote.manifest(spec, options)).version
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ETARGET') return null
    throw error
  }
}

import { z } from 'zod'
import { PERMISSION_KEYS } from './permissions.ts'
import type { PermissionKey } from './permissions.ts'
import { FORBIDDEN_SLUGS } from '../discovery/slug.ts'
import { compareVersions, parseVersion } from '../discovery/version-window.ts'

const line = (longest: number) => z.string().trim().min(1).max(longest)
const version = z.string().regex(/^\d{1,9}\.\d{1,9}\.\d{1,9}$/, 'must be of the form 1.2.3')
const slug = line(100)
  .regex(
    /^[a-z0-9](?:(?:[a-z0-9_]|-(?!-))*[a-z0-9])?$/,
    'must be of lower-case letters, digits, underscores and single hyphens',
  )
  .refine((text) => !FORBIDDEN_SLUGS.has(text), 'is a word of the address of the API; take another one')

/** A path below the plugin's folder, such as `dist/index.js`. */
const entry = line(300)
  .regex(/^(?!\/)[^\\:]+\.(?:js|mjs|ts|mts)$/, 'must be a path to a module inside the package, with / and its ending')
  .refine((path) => !path.split('/').includes('..'), 'must not lead out of the package')

/** The block `scanbench` of a package.json, and what stands in the comment at the head of a single file. */
export const ManifestBlock = z
  .strictObject({
    $schema: z.string().optional(),
    apiVersion: z.literal(1, 'must be 1, the version of the plugin API'),
    name: line(255).optional(),
    slug: slug.optional(),
    title: line(255).optional(),
    description: line(2000).optional(),
    author: line(255).optional(),
    version: line(100).optional(),
    website: z.url({ protocol: /^https?$/, error: 'must be a web address' }).optional(),
    license: line(100).optional(),
    publishDate: z.iso.date('must be a date like 2026-01-31').optional(),
    minVersion: version.optional(),
    maxVersion: version.optional(),
    mixins: z.array(line(50).regex(/^[a-z][a-z_-]*$/, 'must be the key of a mixin, such as labels')).default([]),
    permissions: z.array(z.enum(PERMISSION_KEYS, 'is no permission there is')).default([]),
    entry: entry.optional(),
  })
  .refine(
    ({ minVersion, maxVersion }) =>
      minVersion === undefined || maxVersion === undefined || isOrdered(minVersion, maxVersion),
    { path: ['maxVersion'], message: 'is below minVersion' },
  )

export type ManifestBlock = z.output<typeof ManifestBlock>

/** What is known of a plugin before any of its code has run. */
export interface PluginManifest {
  slug: string
  name: string
  title: string | null
  description: string | null
  author: string | null
  version: string | null
  website: string | null
  license: string | null
  publishDate: string | null
  minVersion: string | null
  maxVersion: string | null
  /** Keys; null when nobody said which. */
  mixins: readonly string[] | null
  permissions: readonly PermissionKey[]
}

function isOrdered(min: string, max: string): boolean {
  const [low, high] = [parseVersion(min), parseVersion(max)]
  return low === null || high === null || compareVersions(low, high) <= 0
}

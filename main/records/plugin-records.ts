import { z } from '@hono/zod-openapi'
import { count } from './fields.ts'

/** Plugins as the page and clients see them. */

const Manifest = z.object({
  title: z.string(),
  description: z.string().nullable(),
  author: z.string().nullable(),
  version: z.string().nullable(),
  website: z.string().nullable(),
  license: z.string().nullable(),
  min_version: z.string().nullable(),
  max_version: z.string().nullable(),
  /** Null: nobody said which. */
  mixins: z.array(z.string()).nullable(),
})

/** "It may ..." */
const Permissions = z.array(
  z.object({ key: z.string(), title: z.string(), is_enforced: z.boolean(), is_accepted: z.boolean() }),
)

export const PluginRecord = z
  .object({
    pk: count,
    key: z.string(),
    name: z.string().nullable(),
    package_name: z.string().nullable(),
    active: z.boolean(),
    meta: z.record(z.string(), z.string().nullable()).nullable(),
    mixins: z.record(z.string(), z.object({ key: z.string(), human_name: z.string() })),
    is_builtin: z.boolean(),
    is_sample: z.boolean(),
    is_installed: z.boolean(),
    is_package: z.boolean(),
    is_mandatory: z.boolean(),
    /** Ours: what became of it; `waiting` for its permissions to be accepted, `held` for a person
     * because the start before did not come through, `missing` when its code is gone. */
    state: z.enum(['active', 'inactive', 'waiting', 'held', 'invalid', 'failed', 'crashed', 'missing']),
    /** Ours: why it is waiting, invalid, failed or crashed, and what to do; empty otherwise. */
    state_reason: z.string(),
    state_since: z.string().nullable(),
    /** Ours: where its code comes from; null when it is gone. */
    origin: z.enum(['builtin', 'sample', 'file', 'package', 'linked']).nullable(),
    folder: z.string().nullable(),
    /** Ours: what it says of itself before any of its code has run. */
    manifest: Manifest.nullable(),
    /** Ours: "It may ..." */
    permissions: Permissions,
    /** Ours: what went wrong with it since it was last turned on; `trace` is where in its code, or empty. */
    errors: z.array(z.object({ stage: z.string(), message: z.string(), trace: z.string(), time: z.string() })),
    /** Ours: how often its process died since it was turned on, and what it said last then. */
    crashes: count,
    last_lines: z.array(z.string()),
  })
  .openapi('Plugin')
export type PluginRecord = z.infer<typeof PluginRecord>

/** A package that lies ready and is not installed yet. */
export const PackageReview = z
  .object({
    /** Names it for the installation of exactly this. */
    review: z.string(),
    name: z.string(),
    version: z.string(),
    /** Unpacked, with all it depends on. */
    size_bytes: count,
    /** Null: it is new. */
    installed_version: z.string().nullable(),
    plugins: z.array(
      z.object({
        key: z.string(),
        manifest: Manifest,
        permissions: Permissions,
        /** Why this station cannot run it; empty when it can. */
        obstacle: z.string(),
      }),
    ),
  })
  .openapi('PluginPackageReview')
export type PackageReview = z.infer<typeof PackageReview>

/** An installed package and its other versions. */
export const PackageVersions = z
  .object({
    name: z.string(),
    /** The one that is there, and the line of plugins.txt that asks for it. */
    version: z.string(),
    requirement: z.string(),
    /** False: it came as a file, from a folder or an address, of which nobody lists other versions. */
    is_listed: z.boolean(),
    /** What an update would bring; null: nothing newer fits what was asked for. */
    update: z.string().nullable(),
    /** The latest of all; null: it is not newer than the one that is there. */
    newest: z.string().nullable(),
    /** Newest first. */
    published: z.array(z.object({ version: z.string(), published_at: z.string().nullable() })),
    /** Those that were here before and come back without any network, the last one first. */
    older: z.array(z.object({ version: z.string(), kept_until: z.string() })),
    /** The registries are being asked just now: look again. */
    is_asking: z.boolean(),
    /** When the registry was asked; null: it was not yet. */
    checked_at: z.string().nullable(),
    /** Why the registry gave no answer; empty when it did. */
    problem: z.string(),
  })
  .openapi('PluginPackageVersions')
export type PackageVersions = z.infer<typeof PackageVersions>

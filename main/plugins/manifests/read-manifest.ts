import { AppError, messageOf } from '@scanbench/plugin'
import { z } from 'zod'
import { ManifestBlock } from './manifest.ts'
import type { PluginManifest } from './manifest.ts'
import { FORBIDDEN_SLUGS, slugify } from '../discovery/slug.ts'

/** The parts of a package.json that matter here; the rest may be what it likes. */
const PackageFile = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  description: z.string().optional(),
  author: z.union([z.string(), z.looseObject({ name: z.string().optional() })]).optional(),
  homepage: z.string().optional(),
  license: z.string().optional(),
  keywords: z.array(z.string()).optional(),
  main: z.string().optional(),
  exports: z.unknown().optional(),
  scanbench: z.unknown().optional(),
})

export type PackageFile = z.output<typeof PackageFile>

export interface DeclaredPlugin {
  manifest: PluginManifest
  /** As the block names it; null leaves it to the package. */
  entry: string | null
}

const KEYWORD = 'scanbench-plugin'

/** The text of a package.json; PLUGIN_MANIFEST_INVALID when it is none. */
export function parsePackage(text: string, file: string): PackageFile {
  return accept(PackageFile, parseJson(text, file), file)
}

/** The plugins of a package: none, one, or as many as its block lists. */
export function pluginsOf(contents: PackageFile, file: string): DeclaredPlugin[] {
  const { scanbench, keywords = [] } = contents
  if (scanbench === undefined) return keywords.includes(KEYWORD) ? [undeclared(contents, file)] : []
  const blocks = Array.isArray(scanbench) ? scanbench : [scanbench]
  return blocks.map((block) => declared(accept(ManifestBlock, block, file), contents, file))
}

const HEAD = /^\uFEFF?(?:#![^\n]*\n)?\s*\/\*\s*scanbench\s*(\{[\s\S]*?\})\s*\*\//
const DEFAULT_EXPORT = /(?:^|[;}])\s*export\s*(?:default\b|\{[^}]*\bas\s+default\b)/m

/** The plugin of a single file by the comment at its head; null for a file with neither that nor a default export. */
export function pluginOfFile(text: string, baseName: string, file: string): PluginManifest | null {
  const head = HEAD.exec(text)?.[1]
  if (head === undefined) return DEFAULT_EXPORT.test(text) ? undeclared({ name: baseName }, file).manifest : null
  return declared(accept(ManifestBlock, parseJson(head, file), file), { name: baseName }, file).manifest
}

function declared(block: ManifestBlock, contents: PackageFile, file: string): DeclaredPlugin {
  const name = block.name ?? plainName(contents.name, file)
  const manifest: PluginManifest = {
    slug: usableSlug(block.slug ?? slugify(name), file),
    name,
    title: block.title ?? null,
    description: block.description ?? contents.description ?? null,
    author: block.author ?? authorOf(contents),
    version: block.version ?? contents.version ?? null,
    website: block.website ?? contents.homepage ?? null,
    license: block.license ?? contents.license ?? null,
    publishDate: block.publishDate ?? null,
    minVersion: block.minVersion ?? null,
    maxVersion: block.maxVersion ?? null,
    mixins: block.mixins,
    permissions: block.permissions,
  }
  return { manifest, entry: block.entry ?? null }
}

/** Nothing is promised, so nothing is permitted, and nothing is known but the name. */
function undeclared(contents: PackageFile, file: string): DeclaredPlugin {
  const plain = ManifestBlock.parse({ apiVersion: 1 })
  const { manifest, entry } = declared(plain, contents, file)
  return { manifest: { ...manifest, mixins: null }, entry }
}

function usableSlug(slug: string, file: string): string {
  if (slug !== '' && !FORBIDDEN_SLUGS.has(slug)) return slug
  throw new AppError('PLUGIN_MANIFEST_INVALID', `The plugin in ${file} cannot have the slug "${slug}". Give it a slug.`)
}

/** Without the scope of its publisher. */
function plainName(name: string | undefined, file: string): string {
  const plain = name?.replace(/^@[^/]*\//, '')
  if (plain !== undefined && plain !== '') return plain
  throw new AppError('PLUGIN_MANIFEST_INVALID', `The plugin in ${file} has no name. Give it one.`)
}

function authorOf({ author }: PackageFile): string | null {
  return typeof author === 'string' ? author : (author?.name ?? null)
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = messageOf(error)
    throw new AppError('PLUGIN_MANIFEST_INVALID', `The manifest in ${file} is no JSON: ${reason}`, { cause: error })
  }
}

function accept<T extends z.ZodType>(schema: T, value: unknown, file: string): z.output<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(' '))
  throw new AppError('PLUGIN_MANIFEST_INVALID', `The manifest in ${file} has an error: ${faults.join('; ')}.`)
}

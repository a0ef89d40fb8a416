import { AppError } from '@scanbench/plugin'
import type { Logger, Plugin, PluginClass } from '@scanbench/plugin'
import { attachHost } from '@scanbench/plugin/host'
import { manifestOfClass } from './manifests/manifest-of-class.ts'
import type { FoundPlugin } from './life/opened-plugin.ts'
import { classObstacle } from './life/plugin-obstacles.ts'
import { FORBIDDEN_SLUGS } from './discovery/slug.ts'
import { StageFailure } from './life/stage-failure.ts'

/** A class of ours that runs in the station. */
export interface OwnPlugin {
  create: PluginClass
  origin: 'builtin' | 'sample'
  /** With `static` in it, or null. */
  folder: string | null
}

/**
 * Reads a class of ours; null when it has no name. The plugin made for reading does no work: each activation makes one
 * of its own.
 */
export function classPlugin({ create, origin, folder }: OwnPlugin, log: Logger): FoundPlugin | null {
  const sample = construct(create, create.name)
  const manifest = manifestOfClass(sample, (message) => log.warn(message))
  if (manifest === null) return null
  const { slug, name } = manifest
  if (slug === '' || FORBIDDEN_SLUGS.has(slug))
    throw new AppError(
      'PLUGIN_LOAD_FAILED',
      `Plugin ${name} cannot have the slug "${slug}". Give it another SLUG of letters and digits.`,
    )
  return {
    slug,
    origin,
    manifest,
    folder,
    packageName: null,
    obstacle: classObstacle(sample),
    async open(host) {
      const plugin = construct(create, name)
      attachHost(plugin, host)
      return { plugin, presence: null, close: async () => {}, onCrash: () => ({ [Symbol.dispose]() {} }) }
    },
  }
}

function construct(create: PluginClass, name: string): Plugin {
  try {
    return new create()
  } catch (error) {
    throw new StageFailure('init_plugin', name, error)
  }
}

import { AppError } from '@scanbench/plugin'
import type { Plugin, PluginClass } from '@scanbench/plugin'
import { missingMembers, redefinedMembers } from '@scanbench/plugin/host'
import { FORBIDDEN_SLUGS, slugify } from './slug.ts'
import { versionObstacle } from './version-window.ts'

/** A plugin class and what it says of itself. The sample does no work; each activation makes a plugin of its own. */
export interface DiscoveredPlugin {
  readonly slug: string
  readonly create: PluginClass
  readonly sample: Plugin
}

/** Reads a class; throws when it cannot be told which plugin it is. */
export function discover(create: PluginClass): DiscoveredPlugin {
  const sample = new create()
  if (typeof sample.NAME !== 'string' || sample.NAME === '')
    throw new AppError('PLUGIN_LOAD_FAILED', `The plugin class ${create.name} has no NAME. Give it one.`)
  const slug = slugify(sample.SLUG ?? sample.NAME)
  if (slug === '' || FORBIDDEN_SLUGS.has(slug))
    throw new AppError(
      'PLUGIN_LOAD_FAILED',
      `Plugin ${sample.NAME} cannot have the slug "${slug}". Give it another SLUG of letters and digits.`,
    )
  return { slug, create, sample }
}

/** Why a plugin cannot be turned on, or null. */
export function obstacleOf({ sample, create }: DiscoveredPlugin, hostVersion: string): AppError | null {
  const [redefined] = redefinedMembers(sample)
  if (redefined !== undefined)
    return new AppError(
      'PLUGIN_FINAL_MEMBER',
      `INVE-E11: Plugin '${create.name}' cannot override final member '${redefined}'. Rename it in the plugin.`,
    )
  const missing = missingMembers(sample)
  if (missing.length > 0)
    return new AppError(
      'MIXIN_NOT_IMPLEMENTED',
      `Plugin ${sample.NAME} lacks ${missing.join(', ')}, which its mixins require. Add what is missing.`,
    )
  const version = versionObstacle({ min: sample.MIN_VERSION, max: sample.MAX_VERSION, host: hostVersion })
  return version === null
    ? null
    : new AppError('PLUGIN_VERSION_MISMATCH', `Plugin ${sample.NAME} is not compatible with this version. ${version}`)
}

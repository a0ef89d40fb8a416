import { AppError } from '@scanbench/plugin'
import type { Plugin } from '@scanbench/plugin'
import { missingMembers, mixinsOf, redefinedMembers } from '@scanbench/plugin/host'
import { manifestOfClass } from '../manifests/manifest-of-class.ts'
import type { PluginManifest } from '../manifests/manifest.ts'
import { versionObstacle } from '../discovery/version-window.ts'

/** Why a manifest alone forbids to turn a plugin on, or null. */
export function manifestObstacle({ name, minVersion, maxVersion }: PluginManifest, host: string): AppError | null {
  const obstacle = versionObstacle({ min: minVersion ?? undefined, max: maxVersion ?? undefined, host })
  return obstacle === null
    ? null
    : new AppError('PLUGIN_VERSION_MISMATCH', `Plugin ${name} is not compatible with this version. ${obstacle}`)
}

/** What is wrong with the class of a plugin itself, or null. */
export function classObstacle(plugin: Plugin): AppError | null {
  return redefinition(plugin) ?? gap(plugin)
}

/** Why an opened plugin must not be turned on, or null. */
export function pluginObstacle(plugin: Plugin, manifest: PluginManifest, host: string): AppError | null {
  return classObstacle(plugin) ?? contradiction(plugin, manifest) ?? manifestObstacle(windowOf(plugin, manifest), host)
}

function redefinition(plugin: Plugin): AppError | null {
  const [member] = redefinedMembers(plugin)
  const message = `INVE-E11: Plugin '${plugin.constructor.name}' cannot override final member '${member}'. Rename it in the plugin.`
  return member === undefined ? null : new AppError('PLUGIN_FINAL_MEMBER', message)
}

function gap(plugin: Plugin): AppError | null {
  const missing = missingMembers(plugin)
  const message = `Plugin ${plugin.NAME} lacks ${missing.join(', ')}, which its mixins require. Add what is missing.`
  return missing.length === 0 ? null : new AppError('MIXIN_NOT_IMPLEMENTED', message)
}

/** The class must be what its manifest said before anybody turned it on. */
function contradiction(plugin: Plugin, manifest: PluginManifest): AppError | null {
  const actual = manifestOfClass(plugin, () => {})
  if (actual === null) return invalid(manifest.name, 'its class has no NAME')
  // A file without a manifest promised nothing.
  if (manifest.mixins === null) return null
  if (actual.slug !== manifest.slug)
    return invalid(manifest.name, `its class has the slug "${actual.slug}", the manifest "${manifest.slug}"`)
  if (actual.name !== manifest.name) return invalid(manifest.name, `its class has the NAME "${actual.name}"`)
  if (actual.version !== null && manifest.version !== null && actual.version !== manifest.version)
    return invalid(manifest.name, `its class has the VERSION ${actual.version}, the manifest ${manifest.version}`)
  return differentMixins(plugin, manifest.name, manifest.mixins)
}

/** Mixins that come with another. */
const IMPLIED: Readonly<Record<string, string>> = { barcode: 'supplier-barcode' }

function differentMixins(plugin: Plugin, name: string, declared: readonly string[]): AppError | null {
  const keys = mixinsOf(plugin).map(({ key }) => key)
  const extra = keys.filter((key) => !declared.includes(key) && !declared.includes(IMPLIED[key] ?? key))
  if (extra.length > 0)
    return invalid(name, `its class uses the mixins ${extra.join(', ')}, which the manifest does not name`)
  const lacking = declared.filter((key) => !keys.includes(key))
  return lacking.length === 0
    ? null
    : invalid(name, `its manifest names the mixins ${lacking.join(', ')}, which its class does not use`)
}

function invalid(name: string, what: string): AppError {
  return new AppError(
    'PLUGIN_MANIFEST_INVALID',
    `Plugin ${name} is not what its manifest says: ${what}. Correct one of them.`,
  )
}

/** Both may name a window; the manifest was looked at before. */
function windowOf(plugin: Plugin, manifest: PluginManifest): PluginManifest {
  return { ...manifest, minVersion: plugin.MIN_VERSION ?? null, maxVersion: plugin.MAX_VERSION ?? null }
}

import { AppError } from '@scanbench/plugin'
import type { Plugin } from '@scanbench/plugin'
import { FINAL_MEMBERS } from '@scanbench/plugin/host'
import type { PluginDirectory } from './plugin-directory.ts'

/** Not for calling by name: what every object has, and what only the registry calls. */
const RESERVED: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  ...FINAL_MEMBERS,
  'activate',
  'deactivate',
])

type Member = (this: Plugin, ...args: unknown[]) => unknown

/** The method of that name, or null where the plugin has none that may be called by name. */
export function memberOf(plugin: Plugin, name: string): Member | null {
  if (RESERVED.has(name)) return null
  const member: unknown = Reflect.get(plugin, name)
  return typeof member === 'function' ? (member as Member) : null
}

/** Calls a method by its name; NOT_FOUND when the plugin has none. */
export async function callMember(plugin: Plugin, name: string, args: readonly unknown[]): Promise<unknown> {
  const member = memberOf(plugin, name)
  if (member === null) throw new AppError('NOT_FOUND', `Plugin ${plugin.NAME} has no method "${name}".`)
  return await member.apply(plugin, [...args])
}

/** The same for a plugin by its slug: NOT_FOUND as well when it is unknown or off. */
export async function callPlugin(
  plugins: Pick<PluginDirectory, 'get'>,
  slug: string,
  name: string,
  args: readonly unknown[] = [],
): Promise<unknown> {
  const plugin = plugins.get(slug)
  if (plugin === null) throw new AppError('NOT_FOUND', `There is no active plugin "${slug}".`)
  return await callMember(plugin, name, args)
}

import { Plugin, type MixinClass } from '@scanbench/plugin'
import * as mixins from '@scanbench/plugin/mixins'
import { isMethodName } from './describe-plugin.ts'
import type { MixinName, PluginDescription } from './process-contract.ts'

export type Forward = (member: string, given: readonly unknown[]) => Promise<unknown>

const MIXINS: ReadonlyMap<string, MixinClass> = new Map(Object.values(mixins).map((mixin) => [mixin.KEY, mixin]))
const DATA_NAME = /^[A-Z][A-Z0-9_]*$/

/** A plugin that has the data, the mixins and the methods of another one elsewhere, and forwards every call to it. */
export function createStandIn(description: PluginDescription, forward: Forward): Plugin {
  const Base = Plugin.with(...description.mixins.map(mixinOf)) as unknown as abstract new () => Plugin
  class StandIn extends Base {
    readonly NAME: string = ''
  }
  Object.defineProperty(StandIn, 'name', { value: description.className })
  for (const name of description.methods.filter(isMethodName))
    define(StandIn.prototype, name, async (...given: unknown[]) => forward(name, given))
  const plugin = new StandIn()
  for (const [name, value] of Object.entries(description.data)) if (DATA_NAME.test(name)) define(plugin, name, value)
  return plugin
}

/** A mixin that the author made is a name here; its methods are among those of the plugin. */
function mixinOf({ key, title }: MixinName): MixinClass {
  const known = MIXINS.get(key)
  if (known !== undefined) return known
  abstract class Unknown extends Plugin {
    static readonly KEY: string = key
    static readonly TITLE: string = title
    static readonly REQUIRED: readonly string[] = []
  }
  return Unknown
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, configurable: true, writable: true, enumerable: true })
}

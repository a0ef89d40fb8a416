import { MixinNotImplementedError } from './errors.ts'
import type { Logger } from './logger.ts'
import type { StationClient } from './station-client.ts'

/** What a mixin class must carry. @since 1.0 */
export interface MixinClass {
  readonly KEY: string
  readonly TITLE: string
  readonly REQUIRED: readonly string[]
  readonly prototype: Plugin
}

type AbstractClass = abstract new () => Plugin
type Instance<M> = M extends abstract new () => infer I ? I : never
type Intersect<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never

/** A mixin of a plugin, as the station lists it. @since 1.0 */
export interface MixinInfo {
  key: string
  title: string
  /** Members that the plugin itself must bring. */
  required: readonly string[]
}

// Registered by name, so that a gap is known as one across copies of this package.
export const GAP = Symbol.for('scanbench.plugin.gap')

/** What the host gives a plugin after construction. */
export interface PluginHost {
  station: StationClient
  log: Logger
  settings: {
    get(key: string): Promise<unknown>
    set(key: string, value: unknown): Promise<void>
  }
  /** By pk of the user. */
  userSettings: {
    get(user: number, key: string): Promise<unknown>
    set(user: number, key: string, value: unknown): Promise<void>
  }
}

// Fields would be own keys and could be redefined by accident; the host's state lives beside the plugin.
const hosts = new WeakMap<Plugin, PluginHost>()
const opened = new WeakMap<Plugin, AsyncDisposableStack>()

/** Members of `Plugin` that no plugin class may redefine. */
export const FINAL_MEMBERS: readonly string[] = ['station', 'log', 'use', 'hasMixin']

/**
 * Base of all plugins.
 * @example
 * export default class Hello extends Plugin.with(BarcodeMixin) {
 *   NAME = 'Hello'
 *   async scan(barcode: string) { return barcode === 'HELLO' ? { stockitem: { pk: 1 } } : null }
 * }
 * @since 1.0
 */
export abstract class Plugin {
  /** The mixins of the class, leftmost first. */
  static readonly MIXINS: readonly MixinInfo[] = []

  /** Name for programs and people; a class without it is no plugin. */
  abstract readonly NAME: string
  /** Unique key in addresses and settings; made of NAME without it. */
  declare readonly SLUG?: string
  /** What people read; NAME without it. */
  declare readonly TITLE?: string
  /** One sentence on what it is for; NAME without it. */
  declare readonly DESCRIPTION?: string
  /** Who wrote it. */
  declare readonly AUTHOR?: string
  /** Such as `2026-01-31`. */
  declare readonly PUBLISH_DATE?: string
  /** Of the plugin; shown, not interpreted. */
  declare readonly VERSION?: string
  /** Where people find more. */
  declare readonly WEBSITE?: string
  /** Such as `MIT`. */
  declare readonly LICENSE?: string
  /** Lowest version of the station it works with, such as `1.2.3`. */
  declare readonly MIN_VERSION?: string
  /** Highest version of the station it works with. */
  declare readonly MAX_VERSION?: string

  /** Optional work when the plugin is turned on; give what you open to `this.use()`. */
  async activate(): Promise<void> {}

  /** Optional work when the plugin is turned off. */
  async deactivate(): Promise<void> {}

  /** The station's one door, with the rights of this plugin. */
  get station(): StationClient {
    return hostOf(this).station
  }

  /** Lines here carry the name of the plugin and are shown on its page. */
  get log(): Logger {
    return hostOf(this).log
  }

  /** Hands over something that is closed when the plugin is turned off, in reverse order. */
  use<T extends Disposable | AsyncDisposable>(resource: T): T {
    const stack = opened.get(this) ?? new AsyncDisposableStack()
    opened.set(this, stack)
    return stack.use(resource)
  }

  /** Was the plugin composed of the mixin with this key? */
  hasMixin(key: string): boolean {
    return mixinsOf(this).some((mixin) => mixin.key === key)
  }

  /** `class X extends Plugin.with(BarcodeMixin, SettingsMixin)`: leftmost wins. */
  static with<const M extends readonly MixinClass[]>(...mixins: M): abstract new () => Intersect<Instance<M[number]>> {
    abstract class Composed extends Plugin {}
    const keys: MixinInfo[] = []
    const copied = new Set<MixinClass>()
    for (const mixin of mixins.toReversed()) {
      for (const link of chainOf(mixin)) {
        // What two mixins extend is copied once, below both: neither loses its own members to it.
        if (copied.has(link)) continue
        copied.add(link)
        copyMembers(link.prototype, Composed.prototype)
        addRequired(link, Composed.prototype)
        keys.push({ key: link.KEY, title: link.TITLE, required: requiredBy(link) })
      }
    }
    Object.defineProperty(Composed, 'MIXINS', { value: keys.toReversed(), configurable: true })
    return Composed as unknown as abstract new () => Intersect<Instance<M[number]>>
  }

  /** Makes `plugin instanceof BarcodeMixin` true and narrowing, across copies of this package. */
  static [Symbol.hasInstance](this: { KEY?: string; prototype: object }, value: unknown): boolean {
    if (typeof value !== 'object' || value === null) return false
    const key = Object.hasOwn(this, 'KEY') ? this.KEY : undefined
    if (key === undefined) return Object.prototype.isPrototypeOf.call(this.prototype, value)
    return mixinsOf(value).some((mixin) => mixin.key === key)
  }
}

/** The mixins of an instance, leftmost first. */
export function mixinsOf(value: object): readonly MixinInfo[] {
  const mixins: unknown = Reflect.get(value.constructor, 'MIXINS')
  return Array.isArray(mixins) ? mixins : []
}

/** For hosts only: gives a constructed plugin its context. */
export function attachHost(plugin: Plugin, host: PluginHost): void {
  hosts.set(plugin, host)
}

/** For hosts only: closes what the plugin opened, newest first. */
export async function releaseOpened(plugin: Plugin): Promise<void> {
  const stack = opened.get(plugin)
  opened.delete(plugin)
  await stack?.disposeAsync()
}

/** For hosts and mixins: the context of a plugin. */
export function hostOf(plugin: Plugin): PluginHost {
  const host = hosts.get(plugin)
  if (host === undefined)
    throw new MixinNotImplementedError('A plugin has no station in its constructor; use activate().')
  return host
}

/** The mixin and the mixins it extends, most general first. */
function chainOf(mixin: MixinClass): MixinClass[] {
  const chain: MixinClass[] = []
  let link: unknown = mixin
  while (typeof link === 'function' && link !== Plugin) {
    chain.unshift(link as unknown as MixinClass)
    link = Object.getPrototypeOf(link)
  }
  return chain
}

function copyMembers(from: object, to: object): void {
  for (const name of Reflect.ownKeys(from)) {
    if (name === 'constructor') continue
    const descriptor = Object.getOwnPropertyDescriptor(from, name)
    if (descriptor !== undefined) Object.defineProperty(to, name, descriptor)
  }
}

function requiredBy(mixin: MixinClass): readonly string[] {
  return Object.hasOwn(mixin, 'REQUIRED') ? mixin.REQUIRED : []
}

function addRequired(mixin: MixinClass, to: object): void {
  for (const name of requiredBy(mixin)) {
    if (name in to || name === name.toUpperCase()) continue
    const gap = function (this: object) {
      throw new MixinNotImplementedError(`${this.constructor.name} does not implement ${name}() of ${mixin.TITLE}`)
    }
    Object.defineProperty(to, name, {
      configurable: true,
      writable: true,
      value: Object.assign(gap, { [GAP]: true }),
    })
  }
}

/** What a plugin file exports as its default. @since 1.0 */
export type PluginClass = new () => Plugin
export type { AbstractClass }

import { MixinImplementationError, type Plugin } from '@scanbench/plugin'
import { FINAL_MEMBERS, GAP, mixinsOf } from '@scanbench/plugin/host'
import * as mixins from '@scanbench/plugin/mixins'
import type { PluginDescription } from './process-contract.ts'

const DATA_NAME = /^[A-Z][A-Z0-9_]*$/
const METHOD_NAME = /^[a-zA-Z_$][\w$]*$/
/** Told apart by everybody who holds a value: a plugin with `then` would be taken for a promise. */
const NEVER_METHODS: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  ...FINAL_MEMBERS,
  'activate',
  'deactivate',
  'then',
  'toJSON',
])
const BROUGHT_BY_MIXINS = new Set(Object.values(mixins).flatMap(({ prototype }) => functionsOf(prototype)))

/** A plugin as plain data: the one side describes, the other makes a stand-in of it. */
export function describePlugin(plugin: Plugin): PluginDescription {
  const links = linksOf(plugin)
  const names = new Set(links.flatMap((link) => Object.getOwnPropertyNames(link)))
  const dataNames = [...names].filter((name) => DATA_NAME.test(name))
  return {
    className: plugin.constructor.name,
    data: Object.fromEntries(dataNames.map((name) => [name, plainMember(plugin, name)])),
    mixins: mixinsOf(plugin).map(({ key, title }) => ({ key, title })),
    methods: [...names].filter((name) => isOwnMethod(links, name)),
  }
}

/** May a stand-in have a method of this name? */
export function isMethodName(name: string): boolean {
  return METHOD_NAME.test(name) && !NEVER_METHODS.has(name)
}

/** The object and its prototypes, without `Plugin` itself, of whichever copy, and `Object`. */
function linksOf(plugin: object): object[] {
  const links: object[] = []
  for (let link: object | null = plugin; link !== null; link = Object.getPrototypeOf(link)) links.push(link)
  return links.slice(0, -2)
}

function isOwnMethod(links: readonly object[], name: string): boolean {
  if (!isMethodName(name)) return false
  const link = links.find((each) => Object.hasOwn(each, name))
  // By descriptor: a getter must not run, and is no method.
  const value: unknown = link === undefined ? undefined : Object.getOwnPropertyDescriptor(link, name)?.value
  return typeof value === 'function' && !(GAP in value) && !BROUGHT_BY_MIXINS.has(value)
}

function plainMember(plugin: Plugin, name: string): unknown {
  const value: unknown = Reflect.get(plugin, name)
  try {
    return structuredClone(value)
  } catch (cause) {
    const message = `${plugin.constructor.name}.${name} is not plain data. Leave functions and classes out of it.`
    throw new MixinImplementationError(message, { cause })
  }
}

function functionsOf(prototype: object): unknown[] {
  const descriptors: PropertyDescriptor[] = Object.values(Object.getOwnPropertyDescriptors(prototype))
  return descriptors.map(({ value }) => value as unknown).filter((value) => typeof value === 'function')
}

import { FINAL_MEMBERS, GAP, mixinsOf } from './plugin.ts'
import type { Plugin } from './plugin.ts'

/** For hosts only: what the mixins of a plugin demand and the plugin does not bring. */
export function missingMembers(plugin: Plugin): string[] {
  const required = mixinsOf(plugin).flatMap((mixin) => mixin.required)
  return required.filter((name) => {
    const member: unknown = Reflect.get(plugin, name)
    return member === undefined || (typeof member === 'function' && GAP in member)
  })
}

/** For hosts only: members of `Plugin` that a plugin's class or object redefines. */
export function redefinedMembers(plugin: object): string[] {
  const links: object[] = []
  for (let link: object | null = plugin; link !== null; link = Object.getPrototypeOf(link)) links.push(link)
  // The last two are Plugin itself, of whichever copy of this package, and Object.
  const own = links.slice(0, -2)
  return FINAL_MEMBERS.filter((name) => own.some((link) => Object.hasOwn(link, name)))
}

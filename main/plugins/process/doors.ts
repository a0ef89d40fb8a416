import { registerHooks } from 'node:module'
import * as main from '@scanbench/plugin'
import * as machine from '@scanbench/plugin/machine'
import * as mixins from '@scanbench/plugin/mixins'
import * as settings from '@scanbench/plugin/settings'

const DOORS: Readonly<Record<string, object>> = {
  '@scanbench/plugin': main,
  '@scanbench/plugin/mixins': mixins,
  '@scanbench/plugin/machine': machine,
  '@scanbench/plugin/settings': settings,
}
const SCHEME = 'scanbench-door:'
const SHELF = Symbol.for('scanbench.doors')

/**
 * From here on `@scanbench/plugin` and its doors are the copy of this program, wherever the importing file lies. A door is a
 * module of nothing but exports, so that it works from source and from one bundled file alike.
 */
export function openDoors(): void {
  Reflect.set(globalThis, SHELF, DOORS)
  registerHooks({
    resolve(specifier, context, next) {
      if (!/^@scanbench\/plugin(?:\/|$)/.test(specifier)) return next(specifier, context)
      if (!Object.hasOwn(DOORS, specifier)) throw new Error(`There is no "${specifier}" for plugins.`)
      return { url: SCHEME + specifier, format: 'module', shortCircuit: true }
    },
    load(url, context, next) {
      if (!url.startsWith(SCHEME)) return next(url, context)
      return { format: 'module', source: doorSource(url.slice(SCHEME.length)), shortCircuit: true }
    },
  })
}

function doorSource(name: string): string {
  const names = Object.keys(DOORS[name] ?? {})
  const door = `globalThis[Symbol.for('scanbench.doors')][${JSON.stringify(name)}]`
  return `const door = ${door}\n${names.map((each) => `export const ${each} = door.${each}`).join('\n')}\n`
}

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { missingMembers, redefinedMembers } from './host.ts'
import { Plugin } from './index.ts'
import * as mixins from './mixins/index.ts'
import { BarcodeMixin, LabelPrintingMixin, SettingsMixin } from './mixins/index.ts'
import { attachHost, mixinsOf, releaseOpened } from './plugin.ts'
import type { PluginClass } from './plugin.ts'
import { integer, related } from './settings.ts'

abstract class GreetingMixin extends Plugin {
  static readonly KEY: string = 'greeting'
  static readonly TITLE: string = 'Greeting'
  static readonly REQUIRED: readonly string[] = []
  greet() {
    return 'hello'
  }
  leave() {
    return 'bye'
  }
}
abstract class LoudMixin extends GreetingMixin {
  static readonly KEY: string = 'loud'
  static readonly TITLE: string = 'Loud'
  static readonly REQUIRED: readonly string[] = []
  greet() {
    return 'HELLO'
  }
}
abstract class PoliteMixin extends GreetingMixin {
  static readonly KEY: string = 'polite'
  static readonly TITLE: string = 'Polite'
  static readonly REQUIRED: readonly string[] = []
  leave() {
    return 'farewell'
  }
}
abstract class RudeMixin extends Plugin {
  static readonly KEY: string = 'rude'
  static readonly TITLE: string = 'Rude'
  static readonly REQUIRED: readonly string[] = []
  greet() {
    return 'what?'
  }
}

describe('Plugin.with', () => {
  class Typed extends Plugin.with(BarcodeMixin, SettingsMixin) {
    NAME = 'Typed'
    SETTINGS = {
      DPI: integer({ name: 'Resolution', default: 203 }),
      PLACE: related({ name: 'Place', model: 'stocklocation' }),
    }
    async scan() {
      return null
    }
  }

  it('gives a class with the members and the keys of its mixins, leftmost first', async () => {
    const plugin = new Typed()
    expect(mixinsOf(plugin).map((mixin) => mixin.key)).toEqual(['barcode', 'settings'])
    expect(await plugin.generate({ model: 'part', pk: 1 })).toBeNull()
    expect([plugin.hasMixin('settings'), plugin.hasMixin('labels')]).toEqual([true, false])
  })

  it('lets the leftmost mixin win, and the class itself over all', () => {
    class Left extends Plugin.with(RudeMixin, GreetingMixin) {
      NAME = 'Left'
    }
    class Right extends Plugin.with(GreetingMixin, RudeMixin) {
      NAME = 'Right'
    }
    class Own extends Plugin.with(RudeMixin) {
      NAME = 'Own'
      greet() {
        return `own, not ${super.greet()}`
      }
    }
    expect([new Left(), new Right(), new Own()].map((plugin) => plugin.greet())).toEqual([
      'what?',
      'hello',
      'own, not what?',
    ])
  })

  it('brings the whole chain of a mixin that extends another', () => {
    class Loud extends Plugin.with(LoudMixin) {
      NAME = 'Loud'
    }
    const plugin = new Loud()
    expect([plugin.greet(), plugin.leave()]).toEqual(['HELLO', 'bye'])
    expect(mixinsOf(plugin).map((mixin) => mixin.key)).toEqual(['loud', 'greeting'])
    expect(plugin instanceof GreetingMixin).toBe(true)
  })

  it('copies what two mixins extend only once, so that neither loses its own members', () => {
    class Both extends Plugin.with(LoudMixin, PoliteMixin) {
      NAME = 'Both'
    }
    expect([new Both().greet(), new Both().leave()]).toEqual(['HELLO', 'farewell'])
  })

  it('makes instanceof true for the mixins it has, and narrows the type', () => {
    const plugin: Plugin = new Typed()
    expect(plugin instanceof LabelPrintingMixin).toBe(false)
    expect(plugin instanceof Typed).toBe(true)
    if (!(plugin instanceof BarcodeMixin)) throw new Error('not a barcode plugin')
    expectTypeOf(plugin).toExtend<BarcodeMixin>()
    expect({} instanceof BarcodeMixin).toBe(false)
  })

  it('types a setting by its declaration', async () => {
    const plugin = new Typed()
    attachHost(plugin, {
      station: { get: never, post: never, patch: never, delete: never },
      log: { debug() {}, info() {}, warn() {}, error() {}, with: () => plugin.log },
      settings: { get: async () => 300, set: async () => {} },
      userSettings: { get: async () => 300, set: async () => {} },
    })
    expectTypeOf(await plugin.getSetting('DPI')).toEqualTypeOf<number>()
    expectTypeOf(await plugin.getSetting('PLACE')).toEqualTypeOf<number | null>()
    expect(await plugin.getSetting('DPI')).toBe(300)
  })

  it('answers a forgotten method with an error that names class, method and mixin', () => {
    class Forgetful extends Plugin.with(BarcodeMixin) {
      NAME = 'Forgetful'
      declare scan: BarcodeMixin['scan']
    }
    const plugin = new Forgetful()
    expect(() => plugin.scan('X', { user: null, aim: null, extra: {} })).toThrow(
      'Forgetful does not implement scan() of Barcode',
    )
    expect(missingMembers(plugin)).toEqual(['scan'])
    expect(missingMembers(new Typed())).toEqual([])
  })

  it('tells a missing constant', () => {
    class Empty extends Plugin.with(SettingsMixin) {
      NAME = 'Empty'
      declare SETTINGS: SettingsMixin['SETTINGS']
    }
    expect(missingMembers(new Empty())).toEqual(['SETTINGS'])
  })

  it('tells members of Plugin that a class or an object redefines', () => {
    class ByMethod extends Plugin.with(BarcodeMixin) {
      NAME = 'ByMethod'
      async scan() {
        return null
      }
      use<T>(resource: T): T {
        return resource
      }
    }
    class ByInheritance extends ByMethod {
      NAME = 'ByInheritance'
    }
    const byField = new Typed()
    Object.defineProperty(byField, 'station', { value: null })
    const plugins = [new ByInheritance(), byField, new Typed()]
    expect(plugins.map(redefinedMembers)).toEqual([['use'], ['station'], []])
  })
})

describe('a plugin', () => {
  it('has no station before it is activated, and says so', () => {
    class Eager extends Plugin {
      NAME = 'Eager'
      constructor() {
        super()
        void this.station
      }
    }
    expect(() => new Eager()).toThrow('use activate()')
  })

  it('closes what it opened, newest first, once', async () => {
    const closed: string[] = []
    class Opens extends Plugin {
      NAME = 'Opens'
    }
    const plugin = new Opens()
    plugin.use({ [Symbol.dispose]: () => void closed.push('first') })
    plugin.use({ [Symbol.asyncDispose]: async () => void closed.push('second') })
    await releaseOpened(plugin)
    await releaseOpened(plugin)
    expect(closed).toEqual(['second', 'first'])
  })
})

const FOLDER = new URL('./mixins/', import.meta.url)
const sources = readdirSync(FOLDER).filter((name) => name.endsWith('-mixin.ts'))

describe.each(Object.values(mixins))('$TITLE mixin', (mixin) => {
  const source = readFileSync(
    new URL(sources.find((name) => className(name) === mixin.name.toLowerCase()) ?? '', FOLDER),
    'utf8',
  )

  it('leaves no own keys on an instance: members are copied, fields would not exist', () => {
    const Concrete = Plugin.with(mixin) as unknown as PluginClass
    expect(Reflect.ownKeys(new Concrete())).toEqual([])
  })

  it('requires exactly its abstract members', () => {
    const declared = [...source.matchAll(/^ {2}abstract (?:readonly )?(\w+)/gm)].map((match) => match[1])
    expect(mixin.REQUIRED).toEqual(declared)
  })

  it('has async methods only', () => {
    const methods = Object.entries(Object.getOwnPropertyDescriptors(mixin.prototype))
      .filter(([name, { value }]) => name !== 'constructor' && typeof value === 'function')
      .filter(([, { value }]) => Object.prototype.toString.call(value) !== '[object AsyncFunction]')
    expect(methods.map(([name]) => name)).toEqual([])
  })
})

it('every mixin file is exported, with a key of its own', () => {
  expect(new Set(sources.map(className))).toEqual(new Set(Object.keys(mixins).map((name) => name.toLowerCase())))
  expect(new Set(Object.values(mixins).map((mixin) => mixin.KEY)).size).toBe(sources.length)
})

/** In lower case: abbreviations are written large in classes and not in files. */
const className = (file: string): string => file.replace(/\.ts$/, '').replaceAll('-', '')

function never(): Promise<never> {
  return Promise.reject(new Error('no station in this test'))
}

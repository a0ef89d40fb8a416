import { AppError } from '@scanbench/plugin'
import { IconPackMixin } from '@scanbench/plugin/mixins'
import type { IconPack } from '@scanbench/plugin/mixins'
import { askPlugin, noteFailure } from '../plugins/ask-plugin.ts'
import type { NamedPlugins } from '../plugins/ask-plugin.ts'
import { BUILT_IN_ICONS } from './built-in-icons.ts'
import { readIconPack } from './read-icon-pack.ts'

interface Options {
  plugins: NamedPlugins
}

/** The icons that can be chosen: the built-in pack and those of plugins. */
export class Icons {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** A pack that cannot be read is left out, and so is one whose prefix is taken. */
  async packs(): Promise<IconPack[]> {
    return [BUILT_IN_ICONS, ...(await this.#ask())]
  }

  /** `prefix:icon:variant` of a pack, or empty for none; INVALID_INPUT at the field for anything else. */
  async refuseUnknown(field: string, id: string | undefined): Promise<void> {
    if (id === undefined || id === '') return
    const [prefix = '', icon = '', variant = '', ...more] = id.split(':')
    if (variant === '' || more.length > 0)
      refuse(field, `"${id}" is no icon. Give one as prefix:icon:variant, such as ti:package:outline.`)
    const pack = (await this.packs()).find((one) => one.prefix === prefix)
    const variants = pack !== undefined && Object.hasOwn(pack.icons, icon) ? pack.icons[icon]?.variants : undefined
    if (variants === undefined || !Object.hasOwn(variants, variant))
      refuse(field, `No pack has the icon "${id}". Choose one of those at /api/icons/, or turn its plugin on.`)
  }

  async #ask(): Promise<IconPack[]> {
    const packs: IconPack[] = []
    const taken = new Set([BUILT_IN_ICONS.prefix])
    for (const plugin of this.#options.plugins.withMixin(IconPackMixin.KEY)) {
      if (!(plugin instanceof IconPackMixin)) continue
      for (const pack of await this.#packsOf(plugin)) {
        if (taken.has(pack.prefix)) this.#report(plugin, new Error(`The prefix "${pack.prefix}" is taken`))
        else packs.push(pack)
        taken.add(pack.prefix)
      }
    }
    return packs
  }

  async #packsOf(plugin: IconPackMixin): Promise<IconPack[]> {
    try {
      const answer: unknown = await askPlugin(plugin, () => plugin.iconPacks())
      if (!Array.isArray(answer)) throw new TypeError('iconPacks() must give a list')
      return answer.map(readIconPack)
    } catch (error) {
      this.#report(plugin, error)
      return []
    }
  }

  #report(plugin: IconPackMixin, error: unknown): void {
    noteFailure(this.#options.plugins, plugin, { stage: 'iconPacks', error })
  }
}

function refuse(field: string, message: string): never {
  throw new AppError('INVALID_INPUT', message, { details: { [field]: [message] } })
}

import { Plugin } from '../plugin.ts'

/** A font and what its icons are called. @since 1.0 */
export interface IconPack {
  name: string
  /** First part of an icon's id: `<prefix>:<icon>:<variant>`. */
  prefix: string
  /** Format to address of the font file. */
  fonts: Record<string, string>
  icons: Record<
    string,
    {
      name: string
      category: string
      tags: string[]
      /** Variant to code point, hexadecimal. */
      variants: Record<string, string>
    }
  >
}

/**
 * Icons for pickers.
 * @example
 * async iconPacks() {
 *   const icons = { box: { name: 'Box', category: 'store', tags: ['crate'], variants: { outline: 'f101' } } }
 *   return [{ name: 'Store', prefix: 'store', fonts: { woff2: '/static/plugins/store/icons.woff2' }, icons }]
 * }
 * @since 1.0
 */
export abstract class IconPackMixin extends Plugin {
  static readonly KEY: string = 'icon_pack'
  static readonly TITLE: string = 'Icon packs'
  static readonly REQUIRED: readonly string[] = ['iconPacks']

  /** Asked once after the plugin was turned on. */
  abstract iconPacks(): Promise<IconPack[]>
}

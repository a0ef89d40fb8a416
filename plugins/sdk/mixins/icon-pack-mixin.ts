import { Plugin } from '../plugin.ts'

/** @since 1.0 */
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
 * async iconPacks() { return [pack] }
 * @since 1.0
 */
export abstract class IconPackMixin extends Plugin {
  static readonly KEY: string = 'icon_pack'
  static readonly TITLE: string = 'Icon packs'
  static readonly REQUIRED: readonly string[] = ['iconPacks']

  abstract iconPacks(): Promise<IconPack[]>
}

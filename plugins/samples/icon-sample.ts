import { Plugin } from '@scanbench/plugin'
import { IconPackMixin } from '@scanbench/plugin/mixins'
import type { IconPack } from '@scanbench/plugin/mixins'

const ICONS = { shelf: 'e001', pallet: 'e002', crate: 'e003' }

/** Three icons for places; `shelf:pallet:solid` is the id of one. */
export default class IconSample extends Plugin.with(IconPackMixin) {
  NAME = 'Icon Sample'
  SLUG = 'icon-sample'
  TITLE = 'Sample of icons'
  DESCRIPTION = 'Icons for shelves, pallets and crates'
  AUTHOR = 'Scanbench contributors'
  VERSION = '1.0.0'

  async iconPacks(): Promise<IconPack[]> {
    const icons = Object.entries(ICONS).map(([name, solid]) => [
      name,
      { name, category: 'Storage', tags: ['place'], variants: { solid } },
    ])
    const fonts = { woff2: '/static/plugins/icon-sample/shelf.woff2' }
    return [{ name: 'Shelf icons', prefix: 'shelf', fonts, icons: Object.fromEntries(icons) as IconPack['icons'] }]
  }
}

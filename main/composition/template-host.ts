import type { IconPack } from '@scanbench/plugin/mixins'
import { pluginStaticFiles } from '../api/serving/plugin-static-files.ts'
import { ExchangeRateTable } from '../currency/exchange-rates.ts'
import { Icons } from '../icons/icons.ts'
import type { TemplateHost } from '../labels/liquid/template-host.ts'
import { MediaImages } from '../labels/media-images.ts'
import type { PluginRegistry } from '../plugins/plugin-registry.ts'
import type { GLOBAL_SETTINGS } from '../settings/global-settings.ts'
import type { Database } from '../storage/database.ts'

interface Needed {
  database: Database
  globalSetting: (key: keyof typeof GLOBAL_SETTINGS) => Promise<unknown>
  plugins: PluginRegistry
  /** An image that people brought, by its name. */
  asset: TemplateHost['asset']
  /** The media folder of the station. */
  media: string
  clock: () => Date
}

/** A job of a thousand labels asks once; a plugin that was turned on or off is seen at once. */
const FRESH_MS = 10_000

/** What templates get from the station beside the values of their object. */
export function createTemplateHost(needed: Needed): () => Promise<TemplateHost> {
  const images = new MediaImages({ folder: needed.media })
  let known: { host: Promise<TemplateHost>; until: number; revision: number } | null = null
  return () => {
    const now = needed.clock().getTime()
    const { revision } = needed.plugins
    if (known !== null && now < known.until && known.revision === revision) return known.host
    const host = readHost(needed, images)
    known = { host, until: now + FRESH_MS, revision }
    // What failed is asked again by the next label.
    host.catch(() => (known = null))
    return host
  }
}

async function readHost(
  { database, globalSetting, plugins, asset }: Needed,
  images: MediaImages,
): Promise<TemplateHost> {
  const [base, address] = await Promise.all(
    (['INVENTREE_DEFAULT_CURRENCY', 'INVENTREE_BASE_URL'] as const).map(async (key) =>
      String(await globalSetting(key)),
    ),
  )
  const rates = await new ExchangeRateTable(database).against(base === undefined || base === '' ? 'USD' : base)
  const least = Number(await globalSetting('PRICING_DECIMAL_PLACES_MIN'))
  const most = Number(await globalSetting('PRICING_DECIMAL_PLACES'))
  const money = { ...rates, decimals: { least, most: Math.max(least, most) } }
  const packs = await new Icons({ plugins }).packs()
  const fonts = await fontRules(packs, plugins)
  return {
    asset,
    mediaImage: (path) => images.read(path),
    baseUrl: address ?? '',
    money,
    icon: (name) => {
      const [prefix, icon = '', variant] = name.split(':')
      const pack = packs.find((one) => one.prefix === prefix)
      const found = pack !== undefined && Object.hasOwn(pack.icons, icon) ? pack.icons[icon] : undefined
      const code = found === undefined ? undefined : (found.variants[variant ?? ''] ?? Object.values(found.variants)[0])
      // Without its font a page would show an empty sign.
      if (pack === undefined || code === undefined || !fonts.has(pack.prefix)) return null
      return { character: String.fromCodePoint(Number.parseInt(code, 16)), fontFamily: familyOf(pack) }
    },
    iconFonts: Array.from(fonts.values()).join(''),
  }
}

/** As browsers know them, the shortest first. */
const FORMATS = ['woff2', 'woff', 'opentype', 'truetype'] as const

/** A page fetches nothing, so that the fonts of packs stand in its rules. A pack whose font is not there has none. */
async function fontRules(packs: readonly IconPack[], plugins: PluginRegistry): Promise<Map<string, string>> {
  const files = pluginStaticFiles(plugins, async () => null)
  const rules = new Map<string, string>()
  for (const pack of packs) {
    const format = FORMATS.find((one) => pack.fonts[one] !== undefined)
    const file = format === undefined ? null : await files(pack.fonts[format] ?? '')
    if (file === null) continue
    const source = `data:font/${format};base64,${Buffer.from(file.body).toString('base64')}`
    rules.set(pack.prefix, `@font-face{font-family:"${familyOf(pack)}";src:url(${source}) format("${format}")}`)
  }
  return rules
}

const familyOf = ({ prefix }: IconPack): string => `inventree-icon-font-${prefix}`

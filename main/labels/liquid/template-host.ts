/** What templates get from the station beside their values. */
export interface TemplateHost {
  /** A data URI for the name of an asset; null for none. */
  asset: (name: string) => string | null
  /** A data URI for an image below the media folder; null for none. Throws for a path that leads out of it. */
  mediaImage: (path: string) => string | null
  /** Where the station is seen by others; empty where it has no address. */
  baseUrl: string
  money: MoneyRates
  /** The character of an icon such as `ti:package:outline`, and its font; null for none. */
  icon: (name: string) => { character: string; fontFamily: string } | null
  /** Rules of a style sheet with the fonts of icons in them; empty where no pack has one. */
  iconFonts: string
}

export interface MoneyRates {
  /** What amounts are in that name no currency. */
  base: string
  /** Units of each currency for one unit of the base, which itself is 1. */
  rates: Readonly<Record<string, number>>
  /** Digits behind the point where a template says none: PRICING_DECIMAL_PLACES_MIN and PRICING_DECIMAL_PLACES. */
  decimals: { least: number; most: number }
}

/** For texts outside of a station, such as patterns of names. */
export const NO_HOST: TemplateHost = {
  asset: () => null,
  mediaImage: () => null,
  baseUrl: '',
  money: { base: 'USD', rates: { USD: 1 }, decimals: { least: 0, most: 6 } },
  icon: () => null,
  iconFonts: '',
}

type Values = Readonly<Record<string, unknown>>

/** No template can name it. */
const HOST = Symbol('host of templates')

export function withHost(values: Values, host: TemplateHost): Record<string, unknown> {
  return { ...values, [HOST]: host }
}

export function hostOf(values: object): TemplateHost {
  return (values as { [HOST]?: TemplateHost })[HOST] ?? NO_HOST
}

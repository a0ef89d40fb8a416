import { messageOf } from '@scanbench/plugin'
import type { Logger } from '@scanbench/plugin'
import { fetchImage } from './fetch-image.ts'

interface Options {
  /** REPORT_FETCH_URLS: off until somebody wants it. */
  isOn: () => Promise<boolean>
  log: Logger
  fetch?: (url: URL) => Promise<string>
}

/** A report with more pictures of others is a mistake, or somebody's way to make this machine knock at doors. */
const MOST_IMAGES = 50
/** In an attribute, and in a rule. */
const PLACES = [
  /(<img\b[^>]*?\ssrc\s*=\s*)(["'])\s*(https?:[^"'\s]+)\s*\2/giu,
  /(\burl\()\s*(["']?)\s*(https?:[^"')\s]+)\s*\2\s*(?=\))/giu,
] as const

/** Pictures from the internet, put into the page that names them: what prints pages fetches nothing by itself. */
export class RemoteImages {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** What is refused or does not come is left out and logged; the page is made all the same. */
  async embed(html: string): Promise<string> {
    const addresses = new Set(
      PLACES.flatMap((place) => Array.from(html.matchAll(place), ([, , , address]) => address ?? '')),
    )
    if (addresses.size === 0) return html
    const { isOn, log } = this.#options
    if (!(await isOn())) {
      log.warn('Pictures of a report were left out: fetching them is switched off', {
        addresses: Array.from(addresses),
      })
      return html
    }
    const images = await this.#fetchAll(Array.from(addresses))
    return PLACES.reduce(
      (page, place) =>
        page.replaceAll(place, (whole: string, before: string, quote: string, address: string) => {
          const image = images.get(address)
          return image === undefined ? whole : `${before}${quote}${image}${quote}`
        }),
      html,
    )
  }

  async #fetchAll(addresses: readonly string[]): Promise<Map<string, string>> {
    const images = new Map<string, string>()
    const { log, fetch = (url: URL) => fetchImage(url) } = this.#options
    await Promise.all(
      addresses.map(async (address, index) => {
        try {
          if (index >= MOST_IMAGES) throw new Error(`a report has at most ${MOST_IMAGES} of them`)
          images.set(address, await fetch(new URL(address.replaceAll('&amp;', '&'))))
        } catch (error) {
          log.warn('A picture of a report was left out', { address, reason: messageOf(error) })
        }
      }),
    )
    return images
  }
}

import { AppError, Plugin } from '@scanbench/plugin'
import { CurrencyExchangeMixin, SettingsMixin } from '@scanbench/plugin/mixins'
import { text } from '@scanbench/plugin/settings'

const LONGEST = 1_000_000

/** Reads exchange rates from the daily file of the European Central Bank, or from a copy of it. */
export default class EcbExchange extends Plugin.with(CurrencyExchangeMixin, SettingsMixin) {
  NAME = 'InvenTreeCurrencyExchange'
  SLUG = 'inventreecurrencyexchange'
  TITLE = 'Rates of the European Central Bank'
  DESCRIPTION = 'Reads exchange rates from an XML file in the form of the European Central Bank'
  VERSION = '1.0.0'
  AUTHOR = 'Scanbench contributors'
  LICENSE = 'MIT'

  SETTINGS = {
    SOURCE: text({
      name: 'Source',
      description: 'Address or path of the file',
      default: 'https://www.ecb.europa.eu/stats/eurofxref/eurofxref-daily.xml',
    }),
  }

  async updateExchangeRates(baseCurrency: string, symbols: string[]): Promise<Record<string, number>> {
    const source = await this.getSetting('SOURCE')
    const rates = readRates(await contentOf(source))
    const base = rates.get(baseCurrency)
    if (base === undefined) throw new AppError('NOT_FOUND', `${source} has no rate for ${baseCurrency}.`)
    const wanted = symbols.flatMap((code) => (rates.has(code) ? [[code, rates.get(code)! / base] as const] : []))
    return Object.fromEntries(wanted)
  }
}

async function contentOf(source: string): Promise<string> {
  if (!/^https?:\/\//iu.test(source)) {
    const { readFile } = await import('node:fs/promises')
    return (await readFile(source, 'utf8')).slice(0, LONGEST)
  }
  const response = await fetch(source, { signal: AbortSignal.timeout(20_000) })
  if (!response.ok) throw new AppError('CONNECTION_LOST', `${source} answered ${response.status}.`)
  return (await response.text()).slice(0, LONGEST)
}

/** Units for one euro. */
function readRates(xml: string): Map<string, number> {
  const rates = new Map([['EUR', 1]])
  for (const [, code = '', rate] of xml.matchAll(/<Cube\s+currency=["']([A-Z]{3})["']\s+rate=["']([\d.]+)["']/gu))
    if (Number(rate) > 0) rates.set(code, Number(rate))
  if (rates.size === 1) throw new AppError('INVALID_INPUT', 'The file has no rates in the form that was expected.')
  return rates
}

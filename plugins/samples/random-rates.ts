import { Plugin } from '@scanbench/plugin'
import { CurrencyExchangeMixin } from '@scanbench/plugin/mixins'

/** Makes exchange rates up, to show how a plugin brings them. */
export default class RandomRates extends Plugin.with(CurrencyExchangeMixin) {
  NAME = 'Random rates'
  SLUG = 'random-rates'
  DESCRIPTION = 'Makes exchange rates up; never for real money'

  async updateExchangeRates(_baseCurrency: string, symbols: string[]): Promise<Record<string, number>> {
    return Object.fromEntries(symbols.map((code) => [code, 0.5 + Math.random()]))
  }
}

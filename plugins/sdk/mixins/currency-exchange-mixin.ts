import { Plugin } from '../plugin.ts'

/**
 * Brings exchange rates.
 * @example
 * async updateExchangeRates(base: string, symbols: string[]) { return { EUR: 0.92 } }
 * @since 1.0
 */
export abstract class CurrencyExchangeMixin extends Plugin {
  static readonly KEY: string = 'currencyexchange'
  static readonly TITLE: string = 'Currency exchange'
  static readonly REQUIRED: readonly string[] = ['updateExchangeRates']

  /** Units of each currency for one unit of the base; what is not known is left out. */
  abstract updateExchangeRates(baseCurrency: string, symbols: string[]): Promise<Record<string, number>>
}

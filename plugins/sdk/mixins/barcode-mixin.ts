import type { ModelKey, ScanContext, ScanResult } from '../data.ts'
import { Plugin } from '../plugin.ts'

/**
 * Says what a barcode means.
 * @example
 * async scan(barcode: string) {
 *   const match = /^BOX-(\d+)$/.exec(barcode)
 *   return match ? { stockitem: { pk: Number(match[1]) } } : null
 * }
 * @since 1.0
 */
export abstract class BarcodeMixin extends Plugin {
  static readonly KEY: string = 'barcode'
  static readonly TITLE: string = 'Barcode'
  static readonly REQUIRED: readonly string[] = ['scan']

  /** What the code names, or null for "not mine". `{ error }` means: mine, but faulty. */
  abstract scan(barcode: string, context: ScanContext): Promise<ScanResult | null>

  /** The code of an object, or null when this plugin makes none. */
  async generate(_object: { model: ModelKey; pk: number }): Promise<string | null> {
    return null
  }
}

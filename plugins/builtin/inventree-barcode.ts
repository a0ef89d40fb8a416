import { AppError, MODEL_CODES, Plugin } from '@scanbench/plugin'
import type { ModelKey, ScanResult } from '@scanbench/plugin'
import { BarcodeMixin, SettingsMixin } from '@scanbench/plugin/mixins'
import { choice, text } from '@scanbench/plugin/settings'

const MODELS = Object.keys(MODEL_CODES) as ModelKey[]
const PATHS: Record<ModelKey, string> = {
  part: '/api/part/',
  stockitem: '/api/stock/',
  stocklocation: '/api/stock/location/',
  supplierpart: '/api/company/part/',
  manufacturerpart: '/api/company/part/manufacturer/',
  purchaseorder: '/api/order/po/',
}

interface Named {
  model: ModelKey
  pk: number
}

/** The station's own codes, short and JSON, and the foreign codes that are linked to an object. */
export default class InvenTreeBarcodePlugin extends Plugin.with(BarcodeMixin, SettingsMixin) {
  NAME = 'InvenTreeBarcode'
  SLUG = 'inventreebarcode'
  TITLE = 'Internal barcodes'
  DESCRIPTION = 'Reads and makes the codes of parts, stock and orders, and finds linked codes'
  VERSION = '1.0.0'
  AUTHOR = 'Scanbench contributors'
  LICENSE = 'MIT'

  SETTINGS = {
    INTERNAL_BARCODE_FORMAT: choice({
      name: 'Format of new codes',
      description: 'Both formats are read, whichever is chosen here',
      choices: [
        { value: 'short', display_name: 'Short: INV-SI123' },
        { value: 'json', display_name: 'JSON: {"stockitem": 123}' },
      ],
      default: 'short',
    }),
    SHORT_BARCODE_PREFIX: text({
      name: 'Prefix of short codes',
      description: 'Keeps the codes of several installations apart',
      default: 'INV-',
    }),
  }

  async scan(barcode: string): Promise<ScanResult | null> {
    const named = [shortCode(barcode, await this.getSetting('SHORT_BARCODE_PREFIX')), ...jsonCode(barcode)]
    for (const candidate of named) {
      if (candidate !== null && (await this.#exists(candidate))) return { [candidate.model]: { pk: candidate.pk } }
    }
    return this.#linked(barcode)
  }

  async generate({ model, pk }: Named): Promise<string | null> {
    const format: string = await this.getSetting('INTERNAL_BARCODE_FORMAT')
    if (format === 'json') return `{"${model}": ${pk}}`
    return `${await this.getSetting('SHORT_BARCODE_PREFIX')}${MODEL_CODES[model]}${pk}`
  }

  async #exists({ model, pk }: Named): Promise<boolean> {
    try {
      await this.station.get(`${PATHS[model]}${pk}/`)
      return true
    } catch (error) {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return false
      throw error
    }
  }

  async #linked(barcode: string): Promise<ScanResult | null> {
    const [link] = await this.station.get<{ model: ModelKey; object_pk: number }[]>('/api/station/barcode-links/', {
      barcode,
    })
    return link === undefined ? null : { [link.model]: { pk: link.object_pk } }
  }
}

/** Prefix, two characters for the model, the number, and nothing else. Unknown characters may be a foreign code's. */
function shortCode(barcode: string, prefix: string): Named | null {
  if (!barcode.startsWith(prefix)) return null
  const match = /^([0-9A-Z $%*+\-./:]{2})(\d{1,15})$/.exec(barcode.slice(prefix.length))
  const model = MODELS.find((key) => MODEL_CODES[key] === match?.[1])
  return match === null || model === undefined ? null : { model, pk: Number(match[2]) }
}

/** `{"stockitem": 123}`; other keys beside it are ignored. */
function jsonCode(barcode: string): Named[] {
  const parsed = parseObject(barcode)
  return MODELS.flatMap((model) => {
    const pk = Object.hasOwn(parsed, model) ? Reflect.get(parsed, model) : null
    const isNumber = typeof pk === 'number' || (typeof pk === 'string' && /^\s*\d+\s*$/.test(pk))
    return isNumber && Number.isSafeInteger(Number(pk)) ? [{ model, pk: Number(pk) }] : []
  })
}

function parseObject(barcode: string): object {
  if (!/^\s*\{/.test(barcode)) return {}
  try {
    const parsed: unknown = JSON.parse(barcode)
    return typeof parsed === 'object' && parsed !== null ? parsed : {}
  } catch {
    // Not JSON after all: a foreign code that happens to begin with a brace.
    return {}
  }
}

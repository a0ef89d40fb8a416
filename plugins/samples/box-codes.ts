import { Plugin } from '@scanbench/plugin'
import type { ModelKey } from '@scanbench/plugin'
import { BarcodeMixin, SettingsMixin } from '@scanbench/plugin/mixins'
import { text } from '@scanbench/plugin/settings'

/** A private code format: `BOX-12-7` is stock item 12 with the check digit 7. */
export default class BoxCodes extends Plugin.with(BarcodeMixin, SettingsMixin) {
  NAME = 'BoxCodes'
  SLUG = 'box-codes'
  TITLE = 'Box codes'
  DESCRIPTION = 'Reads and makes the codes on boxes, which carry a check digit'
  SETTINGS = { PREFIX: text({ name: 'Prefix', description: 'What every box code begins with', default: 'BOX-' }) }

  async scan(barcode: string) {
    const prefix = await this.getSetting('PREFIX')
    if (!barcode.startsWith(prefix)) return null
    const [, pk = '', digit] = /^(\d+)-(\d)$/.exec(barcode.slice(prefix.length)) ?? []
    if (digit === undefined || Number(digit) !== checkDigit(pk)) return { error: 'The box code was misread' }
    return { stockitem: { pk: Number(pk) } }
  }

  async generate({ model, pk }: { model: ModelKey; pk: number }) {
    return model === 'stockitem' ? `${await this.getSetting('PREFIX')}${pk}-${checkDigit(String(pk))}` : null
  }
}

/** Weights 3 and 1 from the right, as in an EAN. */
function checkDigit(digits: string): number {
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}

import { Plugin } from '@scanbench/plugin'
import type { ScanResult } from '@scanbench/plugin'
import { BarcodeMixin, SettingsMixin } from '@scanbench/plugin/mixins'
import { text } from '@scanbench/plugin/settings'

const slot = (number: number) =>
  text({ name: `Slot ${number}`, description: 'Name of the action that its code runs; empty for none' })

/** Of letters that sit on the same keys everywhere, the last one a check: they work through a wrong keyboard layout too. */
const SLOTS: ReadonlyMap<string, `SLOT_${1 | 2 | 3 | 4 | 5 | 6}`> = new Map([
  ['XCXSLTCG', 'SLOT_1'],
  ['XCXSLTDL', 'SLOT_2'],
  ['XCXSLTER', 'SLOT_3'],
  ['XCXSLTFV', 'SLOT_4'],
  ['XCXSLTGD', 'SLOT_5'],
  ['XCXSLTHH', 'SLOT_6'],
])

/** Codes on a card that run actions of plugins: scanning one is the same as pressing a button. */
export default class StationCommands extends Plugin.with(BarcodeMixin, SettingsMixin) {
  NAME = 'Station Commands'
  SLUG = 'station-commands'
  TITLE = 'Command codes for actions'
  DESCRIPTION = 'Runs an action of a plugin when one of the codes XCXSLTCG, DL, ER, FV, GD, HH is scanned'
  VERSION = '1.0.0'
  AUTHOR = 'Scanbench contributors'
  LICENSE = 'MIT'

  SETTINGS = { SLOT_1: slot(1), SLOT_2: slot(2), SLOT_3: slot(3), SLOT_4: slot(4), SLOT_5: slot(5), SLOT_6: slot(6) }

  async scan(barcode: string): Promise<ScanResult | null> {
    const key = SLOTS.get(barcode.toUpperCase())
    if (key === undefined) return null
    const action = await this.getSetting(key)
    if (action === '') return { error: `${this.SETTINGS[key].name} has no action yet. Choose one on the Plugins page.` }
    return await this.#run(action)
  }

  async #run(action: string): Promise<ScanResult> {
    try {
      await this.station.post('/api/action/', { action })
      return { success: `The action "${action}" was run.` }
    } catch (error) {
      return { error: error instanceof Error ? error.message : `The action "${action}" failed.` }
    }
  }
}

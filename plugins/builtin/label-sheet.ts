import { Plugin } from '@scanbench/plugin'
import type { LabelJob } from '@scanbench/plugin'
import { LabelPrintingMixin, SettingsMixin } from '@scanbench/plugin/mixins'
import { boolean, choice, decimal, integer, text } from '@scanbench/plugin/settings'

const OWN = 'Own size'
/** Whose places the station knows. */
const SHEETS = ['L4731', 'L7159', 'L7160', 'L7161', 'L7162', 'L7163', 'L7165', 'L7651', '5160', '5163', '5164', '5167']

/** Puts several labels on a page, for sheets of stickers. */
export default class InvenTreeLabelSheetPlugin extends Plugin.with(LabelPrintingMixin, SettingsMixin) {
  NAME = 'InvenTreeLabelSheet'
  SLUG = 'inventreelabelsheet'
  TITLE = 'Label sheets'
  DESCRIPTION = 'Puts labels side by side on pages of paper'
  VERSION = '1.0.0'
  AUTHOR = 'Scanbench contributors'
  LICENSE = 'MIT'

  SETTINGS = {
    DEBUG: boolean({ name: 'Debug mode', description: 'Makes a page of HTML instead of a PDF' }),
  }

  override readonly PRINTING_OPTIONS = {
    sheet: choice({
      name: 'Sheet',
      description: 'A sheet that is sold under this name of Avery has its own page, margin and gaps',
      choices: [OWN, ...SHEETS],
      default: OWN,
    }),
    page_size: choice({ name: 'Page size', choices: ['A4', 'A3', 'Legal', 'Letter'], default: 'A4' }),
    skip: integer({ name: 'Skip labels', description: 'Places from the first one that are used up', min: 0, max: 500 }),
    used: text({ name: 'Used places', description: 'Others of the first sheet that are used up, such as 4, 9-12' }),
    border: boolean({ name: 'Border', description: 'A line around each label' }),
    landscape: boolean({ name: 'Landscape', description: 'Print in landscape mode' }),
    margin: decimal({ name: 'Page margin', units: 'mm', min: 0, default: 10 }),
    column_gap: decimal({ name: 'Gap between columns', units: 'mm', min: 0, default: 0 }),
    row_gap: decimal({ name: 'Gap between rows', units: 'mm', min: 0, default: 0 }),
    offset_right: decimal({
      name: 'Moved to the right',
      description: 'Where the printer takes its paper in a little beside; to the left is negative',
      units: 'mm',
      min: -20,
      max: 20,
      default: 0,
    }),
    offset_down: decimal({ name: 'Moved down', units: 'mm', min: -20, max: 20, default: 0 }),
  }

  // Clients take the file from the answer and do not ask again.
  BLOCKING_PRINT = true

  async printLabels({ job, options: { sheet, ...options } }: LabelJob): Promise<void> {
    const layout = { ...options, sheet: sheet === OWN ? null : sheet }
    const format = (await this.getSetting('DEBUG')) ? 'html' : 'pdf'
    await this.station.post('/api/station/label-sheets/', { job, layout, format })
  }

  async printLabel(job: LabelJob): Promise<void> {
    await this.printLabels(job)
  }
}

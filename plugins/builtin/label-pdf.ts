import { Plugin } from '@scanbench/plugin'
import type { LabelJob } from '@scanbench/plugin'
import { LabelPrintingMixin, SettingsMixin } from '@scanbench/plugin/mixins'
import { boolean, choice } from '@scanbench/plugin/settings'

/** Makes one file of all labels of a job: a PDF with a page for each, or pictures. */
export default class InvenTreeLabelPlugin extends Plugin.with(LabelPrintingMixin, SettingsMixin) {
  NAME = 'InvenTreeLabel'
  SLUG = 'inventreelabel'
  TITLE = 'Labels as files'
  DESCRIPTION = 'Puts labels into one PDF, one label a page, or makes pictures of them'
  VERSION = '1.0.0'
  AUTHOR = 'Scanbench contributors'
  LICENSE = 'MIT'

  SETTINGS = {
    DEBUG: boolean({ name: 'Debug mode', description: 'Makes a page of HTML instead of a file' }),
  }

  override readonly PRINTING_OPTIONS = {
    FORMAT: choice({
      name: 'File',
      description: 'Pictures of several labels come in one archive',
      choices: [
        { value: 'pdf', display_name: 'PDF, one label a page' },
        { value: 'png', display_name: 'PNG, in the dots of the resolution' },
        { value: 'svg', display_name: 'SVG, in lines' },
      ],
      default: 'pdf',
    }),
  }

  // Clients take the file from the answer and do not ask again.
  BLOCKING_PRINT = true

  async printLabels({ job, items, options }: LabelJob): Promise<void> {
    if (await this.getSetting('DEBUG'))
      await this.station.post('/api/station/label-sheets/', { job, layout: null, format: 'html' })
    else await this.station.post('/api/station/label-files/', { job, items, format: options['FORMAT'] ?? 'pdf' })
  }

  async printLabel(job: LabelJob): Promise<void> {
    await this.printLabels(job)
  }
}

import { Plugin } from '@scanbench/plugin'
import type { LabelJob } from '@scanbench/plugin'
import { LabelPrintingMixin } from '@scanbench/plugin/mixins'

/** Makes one PDF of all labels of a job, one label a page. */
export default class InvenTreeLabelPlugin extends Plugin.with(LabelPrintingMixin) {
  NAME = 'InvenTreeLabel'
  SLUG = 'inventreelabel'
  TITLE = 'Labels as PDF'
  DESCRIPTION = 'Puts labels into one PDF file, one label a page'
  VERSION = '1.0.0'
  AUTHOR = 'Scanbench contributors'
  LICENSE = 'MIT'

  // Clients take the file from the answer and do not ask again.
  BLOCKING_PRINT = true

  async printLabels({ job, items }: LabelJob): Promise<void> {
    await this.station.post('/api/station/label-files/', { job, items })
  }

  async printLabel(job: LabelJob): Promise<void> {
    await this.printLabels(job)
  }
}

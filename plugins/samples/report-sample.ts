import { Plugin } from '@scanbench/plugin'
import { ReportMixin, SettingsMixin } from '@scanbench/plugin/mixins'
import type { ReportRequest } from '@scanbench/plugin/mixins'
import { text } from '@scanbench/plugin/settings'

/** Adds who answers for the stock to labels and reports, and logs each report that was made. */
export default class ReportSample extends Plugin.with(ReportMixin, SettingsMixin) {
  NAME = 'Report sample'
  SLUG = 'report-sample'
  DESCRIPTION = 'Adds variables to labels and reports'

  SETTINGS = { KEEPER: text({ name: 'Keeper', description: 'Who answers for the stock', default: 'Stores' }) }

  async addReportContext({ template }: ReportRequest): Promise<Record<string, unknown>> {
    const keeper = await this.getSetting('KEEPER')
    return { keeper, note: `${template.name} of ${keeper}` }
  }

  async addLabelContext(): Promise<Record<string, unknown>> {
    return { keeper: await this.getSetting('KEEPER') }
  }

  async reportCallback({ template, file }: { template: ReportRequest['template']; file: string }): Promise<void> {
    this.log.info(`${template.name} was made`, { file })
  }
}

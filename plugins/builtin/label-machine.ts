import { Plugin } from '@scanbench/plugin'
import type { LabelJob } from '@scanbench/plugin'
import { LabelPrintingMixin } from '@scanbench/plugin/mixins'
import { printer } from '@scanbench/plugin/settings'

/** Prints labels on the label printers of the station. */
export default class InvenTreeLabelMachinePlugin extends Plugin.with(LabelPrintingMixin) {
  NAME = 'InvenTreeLabelMachine'
  SLUG = 'inventreelabelmachine'
  TITLE = 'Label printers of this station'
  DESCRIPTION = 'Prints labels on the label printers under Machines'
  VERSION = '1.0.0'
  AUTHOR = 'Scanbench contributors'
  LICENSE = 'MIT'

  PRINTING_OPTIONS = { machine: printer({ name: 'Printer', description: 'The machine that prints' }) }

  /** The whole job at once: the station's journal keeps its labels in order. */
  async printLabels({ job, template, items, options }: LabelJob): Promise<void> {
    const { machine, driver_options = {} } = options
    const chosen = machine === '' ? null : machine
    await this.station.post('/api/station/print-jobs/', {
      job,
      machine: chosen,
      template,
      items,
      options: driver_options,
    })
  }

  async printLabel(job: LabelJob): Promise<void> {
    await this.printLabels(job)
  }
}

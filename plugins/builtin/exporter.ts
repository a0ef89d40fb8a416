import { Plugin } from '@scanbench/plugin'
import { DataExportMixin } from '@scanbench/plugin/mixins'

/** The usual table of a list: every column, as the station has it. */
export default class InvenTreeExporter extends Plugin.with(DataExportMixin) {
  NAME = 'InvenTree Exporter'
  SLUG = 'inventree-exporter'
  TITLE = 'Data exporter'
  DESCRIPTION = 'Exports lists as they are'
  VERSION = '1.0.0'
  AUTHOR = 'Scanbench contributors'
  LICENSE = 'MIT'
}

import type { PluginClass } from '@scanbench/plugin'
import DigiKeyBarcodePlugin from '../../../plugins/builtin/digikey.ts'
import EcbExchange from '../../../plugins/builtin/ecb-exchange.ts'
import InvenTreeEmailNotifications from '../../../plugins/builtin/email-notification.ts'
import InvenTreeExporter from '../../../plugins/builtin/exporter.ts'
import InvenTreeBarcodePlugin from '../../../plugins/builtin/inventree-barcode.ts'
import InvenTreeLabelMachinePlugin from '../../../plugins/builtin/label-machine.ts'
import InvenTreeLabelPlugin from '../../../plugins/builtin/label-pdf.ts'
import InvenTreeLabelSheetPlugin from '../../../plugins/builtin/label-sheet.ts'
import LcscBarcodePlugin from '../../../plugins/builtin/lcsc.ts'
import ScanbenchMachines from '../../../plugins/builtin/machines.ts'
import MouserBarcodePlugin from '../../../plugins/builtin/mouser.ts'
import StationCommands from '../../../plugins/builtin/station-commands.ts'
import TmeBarcodePlugin from '../../../plugins/builtin/tme.ts'
import InvenTreeUiNotifications from '../../../plugins/builtin/ui-notification.ts'

/** The plugins that come with the program, in the order in which they are asked. */
export const BUNDLED: readonly PluginClass[] = [
  InvenTreeBarcodePlugin,
  ScanbenchMachines,
  InvenTreeLabelPlugin,
  InvenTreeLabelMachinePlugin,
  InvenTreeLabelSheetPlugin,
  InvenTreeExporter,
  InvenTreeUiNotifications,
  InvenTreeEmailNotifications,
  EcbExchange,
  DigiKeyBarcodePlugin,
  MouserBarcodePlugin,
  LcscBarcodePlugin,
  TmeBarcodePlugin,
  StationCommands,
]

/** Slugs of those without which the station would not be one. */
export const MANDATORY: readonly string[] = [
  'inventreebarcode',
  'scanbench-machines',
  'inventreelabel',
  'inventreelabelmachine',
  'inventree-exporter',
  'inventree-ui-notification',
  'inventree-email-notification',
]

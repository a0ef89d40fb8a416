import type { PluginClass } from '@scanbench/plugin'
import DigiKeyBarcodePlugin from '../../plugins/builtin/digikey.ts'
import InvenTreeExporter from '../../plugins/builtin/exporter.ts'
import InvenTreeBarcodePlugin from '../../plugins/builtin/inventree-barcode.ts'
import InvenTreeLabelMachinePlugin from '../../plugins/builtin/label-machine.ts'
import InvenTreeLabelPlugin from '../../plugins/builtin/label-pdf.ts'
import LcscBarcodePlugin from '../../plugins/builtin/lcsc.ts'
import ScanbenchMachines from '../../plugins/builtin/machines.ts'
import MouserBarcodePlugin from '../../plugins/builtin/mouser.ts'
import TmeBarcodePlugin from '../../plugins/builtin/tme.ts'

/** The plugins that come with the program, in the order in which they are asked. */
export const BUNDLED: readonly PluginClass[] = [
  InvenTreeBarcodePlugin,
  ScanbenchMachines,
  InvenTreeLabelPlugin,
  InvenTreeLabelMachinePlugin,
  InvenTreeExporter,
  DigiKeyBarcodePlugin,
  MouserBarcodePlugin,
  LcscBarcodePlugin,
  TmeBarcodePlugin,
]

/** Slugs of those without which the station would not be one. */
export const MANDATORY: readonly string[] = [
  'inventreebarcode',
  'scanbench-machines',
  'inventreelabel',
  'inventreelabelmachine',
  'inventree-exporter',
]

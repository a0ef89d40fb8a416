import type { PluginClass } from '@scanbench/plugin'
import InvenTreeBarcodePlugin from '../../plugins/builtin/inventree-barcode.ts'
import InvenTreeLabelMachinePlugin from '../../plugins/builtin/label-machine.ts'
import ScanbenchMachines from '../../plugins/builtin/machines.ts'

/** The plugins that come with the program, in the order in which they are asked. */
export const BUNDLED: readonly PluginClass[] = [InvenTreeBarcodePlugin, ScanbenchMachines, InvenTreeLabelMachinePlugin]

/** Slugs of those without which the station would not be one. */
export const MANDATORY: readonly string[] = ['inventreebarcode', 'scanbench-machines', 'inventreelabelmachine']

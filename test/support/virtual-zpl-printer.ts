import { createVirtualPrinter } from '../../drivers/simulators/virtual-printer.ts'
import type { VirtualPrinter, VirtualPrinterOptions } from '../../drivers/simulators/virtual-printer.ts'
import { createZplLanguage } from '../../drivers/simulators/zpl-language.ts'
import { nodeWait } from '../../drivers/transports/node/node-wait.ts'

/** A printer that speaks ZPL, for the far end of a line that a test holds. */
export function createVirtualZplPrinter(ends: Pick<VirtualPrinterOptions, 'onLabel' | 'answer'>): VirtualPrinter {
  return createVirtualPrinter({ ...ends, language: createZplLanguage(), onUnplug() {}, wait: nodeWait })
}

import type { Compression } from '../../drivers/protocols/compression.ts'
import { ZplPrinterDriver } from '../../drivers/printers/zpl/zpl-printer.ts'
import { ZLIB } from './zlib.ts'

/** The driver with what it compresses pictures by. */
export class ZlibZplPrinterDriver extends ZplPrinterDriver {
  protected override readonly compression: Compression = ZLIB
}

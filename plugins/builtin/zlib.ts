import { deflateSync, inflateSync } from 'node:zlib'
import type { Compression } from '../../drivers/protocols/compression.ts'

/** Higher levels take six times as long for two hundredths less. */
const LEVEL = 6

/** What drivers, which import nothing, compress pictures with. */
export const ZLIB: Compression = {
  deflate: (bytes) => deflateSync(bytes, { level: LEVEL }),
  inflate(stream, mostBytes) {
    try {
      return inflateSync(stream, { maxOutputLength: mostBytes })
    } catch {
      // It came from a template or a recording, and whoever asked says that it cannot be read.
      return null
    }
  },
}

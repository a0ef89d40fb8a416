import { createVirtualZplPrinter } from '../../support/virtual-zpl-printer.ts'
import type { ByteLine } from './byte-line.ts'

export interface LabelPrinter {
  /** The commands of each label that came out. */
  readonly labels: Uint8Array[]
  readonly first: Promise<Uint8Array>
  /** Off and on again: what it had received and not printed is gone. */
  restart(): void
}

/** Puts a printer that understands ZPL behind the line. */
export function printLabelsOf(line: ByteLine): LabelPrinter {
  const labels: Uint8Array[] = []
  const { promise: first, resolve } = Promise.withResolvers<Uint8Array>()
  const printer = createVirtualZplPrinter({
    onLabel(commands) {
      labels.push(commands)
      resolve(commands)
    },
    answer: (bytes) => line.send(bytes),
  })
  line.onReceived((bytes) => printer.receive(bytes))
  return { labels, first, restart: () => printer.restart() }
}

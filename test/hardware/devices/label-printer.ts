import { createVirtualPrinter } from '../../../drivers/simulators/virtual-printer.ts'
import type { VirtualLanguage } from '../../../drivers/simulators/virtual-language.ts'
import { nodeWait } from '../../../drivers/transports/node/node-wait.ts'
import type { ByteLine } from './byte-line.ts'

export interface LabelPrinter {
  /** The commands of each label that came out. */
  readonly labels: Uint8Array[]
  readonly first: Promise<Uint8Array>
  /** Off and on again: what it had received and not printed is gone. */
  restart(): void
  setMsPerLabel(msPerLabel: number): void
}

/** Puts a printer that understands this language behind the line. */
export function printLabelsOf(line: Pick<ByteLine, 'send' | 'onReceived'>, language: VirtualLanguage): LabelPrinter {
  const labels: Uint8Array[] = []
  const { promise: first, resolve } = Promise.withResolvers<Uint8Array>()
  const printer = createVirtualPrinter({
    language,
    wait: nodeWait,
    onUnplug() {},
    onLabel(commands) {
      labels.push(commands)
      resolve(commands)
    },
    answer: (bytes) => line.send(bytes),
  })
  line.onReceived((bytes) => printer.receive(bytes))
  return {
    labels,
    first,
    restart: () => printer.restart(),
    setMsPerLabel: (msPerLabel) => printer.setFaults({ msPerLabel }),
  }
}

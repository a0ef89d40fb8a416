import { createVirtualPrinter } from '../../drivers/simulators/virtual-printer.ts'
import { VIRTUAL_LANGUAGES } from '../../drivers/simulators/languages.ts'
import { nodeWait } from '../../drivers/transports/node/node-wait.ts'
import { openSerialEnd } from './far-end.ts'

export interface SerialPrinter extends Disposable {
  /** The commands of each label that came out. */
  readonly labels: readonly Uint8Array[]
  /** The first label. */
  readonly out: Promise<Uint8Array>
  /** Has it been so long without a label that no other is on its way? */
  readonly isQuiet: boolean
}

export interface SerialPrinterOptions {
  language: string
  msPerLabel: number
}

/** Of the time for a label. */
const QUIET_LABELS = 5

/** A printer that speaks this language at the far end of a real serial line, and takes its time for a label. */
export function connectSerialPrinter(path: string, { language, msPerLabel }: SerialPrinterOptions): SerialPrinter {
  const line = openSerialEnd(path)
  const out = Promise.withResolvers<Uint8Array>()
  const labels: Uint8Array[] = []
  let lastAt = performance.now()
  const printer = createVirtualPrinter({
    language: VIRTUAL_LANGUAGES[language]!(),
    onLabel(bytes) {
      lastAt = performance.now()
      labels.push(bytes)
      out.resolve(bytes)
    },
    answer: (bytes) => line.send(bytes),
    onUnplug: () => line[Symbol.dispose](),
    wait: nodeWait,
  })
  printer.setFaults({ msPerLabel })
  line.onData((bytes) => printer.receive(bytes))
  return {
    labels,
    out: out.promise,
    get isQuiet() {
      return performance.now() - lastAt > QUIET_LABELS * msPerLabel
    },
    [Symbol.dispose]: () => line[Symbol.dispose](),
  }
}

import type { PrinterStatus } from '@scanbench/plugin/machine'
import type { PrinterPort } from './printer-port.ts'

type Asked = Pick<PrinterPort, 'driver' | 'ask' | 'doubtMemory' | 'portStatus'>

/**
 * How the printer is, by whichever of its questions it answers, else by its socket on USB; null when all are silent. Silence
 * that neither explains means that it may have lost what it had.
 */
export async function askStatus(printer: Asked, timeoutMs: number): Promise<PrinterStatus | null> {
  try {
    const { status, isExplained } = await answerOf(printer, timeoutMs)
    if (!isExplained) printer.doubtMemory()
    return status
  } catch (error) {
    printer.doubtMemory()
    throw error
  }
}

async function answerOf(printer: Asked, timeoutMs: number) {
  const { status } = printer.driver
  if (status === null) return { status, isExplained: true }
  const first = await printer.ask(status.request, (received) => status.parse(received), timeoutMs)
  if (first !== null) return { status: first, isExplained: true }
  const { whenSilent } = status
  const second =
    whenSilent && (await printer.ask(whenSilent.request, (received) => whenSilent.parse(received), timeoutMs))
  if (second !== null && second !== undefined) return { status: second, isExplained: second.state !== 'ready' }
  const port = await printer.portStatus()
  // Some are silent for as long as they have no paper; a printer that is off line may have been off.
  return { status: port, isExplained: port?.conditions.includes('paper out') === true }
}

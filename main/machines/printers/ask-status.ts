import type { PrinterStatus } from '@scanbench/plugin/machine'
import type { PrinterPort } from './printer-port.ts'

type Asked = Pick<PrinterPort, 'driver' | 'ask' | 'doubtMemory'>

/**
 * How the printer is, by whichever of its questions it answers; null when it answers none in time. Silence that its second
 * answer does not explain means that it may have lost what it had.
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
  const { whenSilent } = status
  if (first !== null || whenSilent === undefined) return { status: first, isExplained: first !== null }
  const second = await printer.ask(whenSilent.request, (received) => whenSilent.parse(received), timeoutMs)
  return { status: second, isExplained: second !== null && second.state !== 'ready' }
}

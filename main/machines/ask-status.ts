import type { PrinterStatus } from '@scanbench/plugin/machine'
import type { PrinterPort } from './printer-port.ts'

type Asked = Pick<PrinterPort, 'driver' | 'ask'>

/** How the printer is, by whichever of its questions it answers; null when it answers none in time. */
export async function askStatus(printer: Asked, timeoutMs: number): Promise<PrinterStatus | null> {
  const { status } = printer.driver
  if (status === null) return null
  const first = await printer.ask(status.request, (received) => status.parse(received), timeoutMs)
  const { whenSilent } = status
  if (first !== null || whenSilent === undefined) return first
  return printer.ask(whenSilent.request, (received) => whenSilent.parse(received), timeoutMs)
}

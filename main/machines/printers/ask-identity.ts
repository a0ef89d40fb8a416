import type { PrinterIdentity } from '@scanbench/plugin/machine'
import type { PrinterPort } from './printer-port.ts'

type Asked = Pick<PrinterPort, 'driver' | 'ask'>

/** What the printer says that it is, in its own language; empty when it says nothing. */
export async function askIdentity(printer: Asked, timeoutMs: number): Promise<PrinterIdentity> {
  const { identity } = printer.driver
  let known: PrinterIdentity = {}
  for (const [index, request] of (identity?.requests ?? []).entries()) {
    const answer = await printer.ask(request, (received) => identity?.parse(received, index) ?? {}, timeoutMs)
    if (answer === null) return known
    known = { ...known, ...answer, properties: [...(known.properties ?? []), ...(answer.properties ?? [])] }
  }
  return known
}

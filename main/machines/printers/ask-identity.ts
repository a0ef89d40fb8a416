import type { PrinterIdentity } from '@scanbench/plugin/machine'
import { identityOfDeviceId } from './port-news.ts'
import type { PrinterPort } from './printer-port.ts'

type Asked = Pick<PrinterPort, 'driver' | 'ask' | 'deviceId'>

/** What the printer says that it is: by its device id on USB, and better in its own language; empty when it says nothing. */
export async function askIdentity(printer: Asked, timeoutMs: number): Promise<PrinterIdentity> {
  const { identity } = printer.driver
  const id = await printer.deviceId()
  let known: PrinterIdentity = id === null ? {} : identityOfDeviceId(id)
  for (const [index, request] of (identity?.requests ?? []).entries()) {
    const answer = await printer.ask(request, (received) => identity?.parse(received, index) ?? {}, timeoutMs)
    if (answer === null) return known
    known = { ...known, ...answer, properties: [...(known.properties ?? []), ...(answer.properties ?? [])] }
  }
  return known
}

import type { Scan } from '../../main/records/scan-records.ts'
import { usePrinterQueues } from '../client/print-queue.ts'
import { useStationEvent } from '../client/station-events.tsx'

/** Is the code one of a command, or the one on a printer? */
export function isOf(kind: 'command' | 'printer', { readings }: Scan): boolean {
  return readings.some(({ standard }) => standard === kind)
}

/** The code on a printer is scanned: whoever stands there wants to see this one. */
export function usePrinterScan(onPrinter: (machine: string) => void): void {
  const { data: printers = [] } = usePrinterQueues()
  useStationEvent((event) => {
    if (event.type !== 'scan.resolved' || !isOf('printer', event.data)) return
    const printer = printers.find(({ code }) => code === event.data.data)
    if (printer !== undefined) onPrinter(printer.machine)
  })
}

import { usePrinterQueues } from '../../client/print-queue.ts'
import { useMachines } from '../../client/machines.ts'
import { FixSteps } from '../machines/fix-steps.tsx'

/** The code on a printer was scanned: the steps for what it says is wrong. */
export function ScannedPrinter({ code }: { code: string }) {
  const printer = usePrinterQueues().data?.find((queue) => queue.code === code)
  const machine = useMachines().data?.find(({ pk }) => pk === printer?.machine)
  return machine === undefined ? null : <FixSteps machine={machine} />
}

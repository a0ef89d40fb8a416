import { CommandDesk } from '../../main/barcodes/commands/command-desk.ts'
import type { CommandActions } from '../../main/barcodes/commands/command-work.ts'
import { ScanTurns } from '../../main/barcodes/scans/scan-turns.ts'

/** No window asks anything, and no label waits. */
export const FREE_TURNS = new ScanTurns({ isLocked: () => false, windows: { policy: 'through' }, takers: [] })

/** A desk at which nothing can be done but what is given. */
export function deskWith(actions: Partial<CommandActions>): CommandDesk {
  return new CommandDesk({
    print: async () => null,
    reprint: async () => null,
    asksReason: async () => false,
    printer: async () => false,
    labelsWith: async () => [],
    voidLabel: async () => null,
    step: async () => null,
    hasButton: () => false,
    ...actions,
  })
}

import type { EventLog } from '../../events/event-log.ts'

/** Where a client goes on reading, and whether it has to read everything else again first. */
export interface Position {
  after: number
  isReset: boolean
}

/** Without a number a client hears what comes from now on. */
export function positionOf(events: EventLog, { after, epoch }: { after?: number; epoch?: string }): Position {
  const isOtherRun = epoch !== undefined && epoch !== events.epoch
  if (isOtherRun || events.after(after ?? events.last) === null) return { after: events.last, isReset: true }
  return { after: after ?? events.last, isReset: false }
}

import type { Scan } from '../../../main/records/scan-records.ts'

/** The command that a scan leaves to the screen; null when the station did it, and for other codes. */
export function screenCommand({ state, match, message, readings }: Scan): string | null {
  if (state !== 'matched' || match !== null || message !== null) return null
  return readings.find(({ standard }) => standard === 'command')?.elements[0]?.id ?? null
}

const NOTHING: Readonly<Record<string, string>> = {
  UNDO: 'Nothing to undo here',
  REDO: 'Nothing to redo here',
  CONFIRM: 'Nothing to confirm here',
  NO: 'Nothing to close here',
  BACK: 'Nothing to go back to here',
  NEXT: 'No next line here',
  DONE: 'Nothing to finish here',
}

/** The scan as the screen shows it when it has no such button. */
export function withoutButton(scan: Scan, command: string): Scan {
  const label = scan.readings[0]?.elements[0]?.value ?? command
  return { ...scan, state: 'unknown', error: NOTHING[command] ?? `Not possible here: ${label}` }
}

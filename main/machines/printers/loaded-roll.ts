import type { MachineSettingValues, PrinterStatus } from '@scanbench/plugin/machine'

/** What is in a printer; length null for endless media. */
export type Roll = NonNullable<PrinterStatus['media']>

/** As a person said of a printer that cannot tell; null while nobody did. */
export function rollOf({ ROLL_KIND: kind, ...settings }: MachineSettingValues): Roll | null {
  const widthMm = Number(settings['ROLL_WIDTH_MM'] ?? 0)
  const lengthMm = Number(settings['ROLL_LENGTH_MM'] ?? 0)
  if (widthMm <= 0) return null
  if (kind === 'endless') return { widthMm, lengthMm: null }
  return kind === 'labels' && lengthMm > 0 ? { widthMm, lengthMm } : null
}

/** The settings that say so. */
export function rollSettings(roll: Roll | null): Readonly<Record<string, string | number>> {
  if (roll === null) return { ROLL_KIND: 'unknown' }
  const { widthMm, lengthMm } = roll
  return lengthMm === null
    ? { ROLL_KIND: 'endless', ROLL_WIDTH_MM: widthMm }
    : { ROLL_KIND: 'labels', ROLL_WIDTH_MM: widthMm, ROLL_LENGTH_MM: lengthMm }
}

import type { Framer, MachineSettingValues } from '@scanbench/plugin/machine'
import { createKeyboardFramer } from '../protocols/hid-keyboard.ts'
import type { StrokeReading } from '../protocols/wedge.ts'

/** Some scanners wait between keys when they are set so, and dongles do. */
const SILENCE_MS = 300
const MAX_STROKES = 8192
/** The key that scanners press for GS where Ctrl chords would act. */
export const SEPARATOR_KEY = 'F8'

/** By which layout the keys of this scanner are read; `system` is known to windows alone. */
export function strokeOptions(settings: MachineSettingValues): { reading: StrokeReading; separatorKey: string | null } {
  const reading = String(settings['KEYBOARD_LAYOUT'] ?? 'us') as StrokeReading
  return { reading, separatorKey: settings['SEPARATOR'] === 'key' ? SEPARATOR_KEY : null }
}

export function keyboardFramer(settings: MachineSettingValues): Framer {
  const { reading, separatorKey } = strokeOptions(settings)
  const layout = reading === 'system' ? 'us' : reading
  return createKeyboardFramer({ reading: layout, separatorKey, silenceMs: SILENCE_MS, maxStrokes: MAX_STROKES })
}

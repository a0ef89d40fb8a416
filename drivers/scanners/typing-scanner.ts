import type { Framer, MachineSettingValues } from '@scanbench/plugin/machine'
import { createKeyboardFramer } from '../protocols/hid-keyboard.ts'
import { strokeOptions } from '../protocols/wedge.ts'

/** Some scanners wait between keys when they are set so, and dongles do. */
const SILENCE_MS = 300
const MAX_STROKES = 8192

/** Keys that come as reports; only a window knows what the system makes of them. */
export function keyboardFramer(settings: MachineSettingValues): Framer {
  const { reading, separatorKey } = strokeOptions(settings)
  const layout = reading === 'system' ? 'us' : reading
  return createKeyboardFramer({ reading: layout, separatorKey, silenceMs: SILENCE_MS, maxStrokes: MAX_STROKES })
}

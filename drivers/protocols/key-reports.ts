import { KEYBOARD_LAYOUTS } from './keyboard-layouts.ts'
import { KEY_POSITIONS, FIRST_KEY_USAGE } from './hid-keyboard.ts'

interface Key {
  usage: number
  modifiers: number
}

const CONTROL = 0x01
const SHIFT = 0x02
const NO_KEY = 0
const FIXED: Readonly<Record<string, string>> = { ' ': 'Space', '\r': 'Enter', '\t': 'Tab' }

/** The reports of a boot keyboard of the USA that types this text: each key down, then up. What has no key is left out. */
export function keyReports(text: string): Uint8Array[] {
  return Array.from(text).flatMap((character) => {
    const key = keyOf(character)
    return key === null ? [] : [report(key), report({ usage: NO_KEY, modifiers: 0 })]
  })
}

function report({ usage, modifiers }: Key): Uint8Array {
  return Uint8Array.of(modifiers, 0, usage, 0, 0, 0, 0, 0)
}

function keyOf(character: string): Key | null {
  const fixed = FIXED[character]
  if (fixed !== undefined) return { usage: usageOf(fixed), modifiers: 0 }
  for (const [code, [plain, shifted]] of KEYBOARD_LAYOUTS.us) {
    if (plain === character) return { usage: usageOf(code), modifiers: 0 }
    if (shifted === character) return { usage: usageOf(code), modifiers: SHIFT }
  }
  // A control character is Ctrl with the sign that stands 64 places behind it.
  const number = character.charCodeAt(0)
  const sign = number < 0x20 ? keyOf(String.fromCharCode(number + 0x40).toLowerCase()) : null
  return sign && { ...sign, modifiers: sign.modifiers | CONTROL }
}

function usageOf(code: string): number {
  return FIRST_KEY_USAGE + KEY_POSITIONS.indexOf(code)
}

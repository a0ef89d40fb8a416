import { KEYBOARD_LAYOUTS, type KeyboardLayout } from './keyboard-layouts.ts'

/** A key that went down. */
export interface Stroke {
  /** Its position, as `KeyboardEvent.code` names it. */
  code: string
  /** What the system made of it; empty where no system was asked. */
  key: string
  shift: boolean
  control: boolean
  alt: boolean
  altGraph: boolean
}

/** By which layout keys are read: one that is known, or what the system makes of them. */
export type StrokeReading = KeyboardLayout | 'system'

export interface StrokeOptions {
  reading: StrokeReading
  /** The function key that stands for the separator GS, or null. */
  separatorKey: string | null
}

const GS = '\x1d'
/** The key that scanners press for GS where chords with Ctrl would act. */
const SEPARATOR_KEY = 'F8'
const COMBINING = /^[\u0300-\u036f]$/u
const SPACING: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': '´',
  '\u0302': '^',
  '\u0303': '~',
  '\u0308': '¨',
}
const FIXED: Readonly<Record<string, string>> = {
  Space: ' ',
  Enter: '\r',
  NumpadEnter: '\r',
  Tab: '\t',
  NumpadDecimal: '.',
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
}
const NUMPAD_DIGIT = /^Numpad([0-9])$/

/** Upper half of code page 437, which Alt with a number without a leading zero types. */
const CODE_PAGE_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

/** By which layout the keys of a scanner with these settings are read. */
export function strokeOptions(settings: Readonly<Record<string, unknown>>): StrokeOptions {
  const reading = (settings['KEYBOARD_LAYOUT'] ?? 'us') as StrokeReading
  return { reading, separatorKey: settings['SEPARATOR'] === 'key' ? SEPARATOR_KEY : null }
}

/** The text that these keys type, line ends included. Caps Lock is not asked: Shift alone makes capitals. */
export function textOfStrokes(strokes: readonly Stroke[], options: StrokeOptions): string {
  let text = ''
  let dead = ''
  let number = ''
  const endNumber = (): void => {
    text += characterOfNumber(number)
    number = ''
  }
  for (const stroke of strokes) {
    const digit = stroke.alt && !stroke.control ? NUMPAD_DIGIT.exec(stroke.code)?.[1] : undefined
    if (digit !== undefined) number += digit
    else {
      endNumber()
      const character = characterOf(stroke, options)
      if (COMBINING.test(character)) {
        text += spacing(dead)
        dead = character
      } else if (character !== '') {
        text += dead === '' ? character : composed(dead, character)
        dead = ''
      }
    }
  }
  endNumber()
  return text + spacing(dead)
}

function characterOf(stroke: Stroke, { reading, separatorKey }: StrokeOptions): string {
  if (stroke.code === separatorKey) return GS
  const fixed = FIXED[stroke.code] ?? NUMPAD_DIGIT.exec(stroke.code)?.[1]
  if (fixed !== undefined) return fixed
  const character = reading === 'system' ? systemCharacter(stroke) : layoutCharacter(stroke, reading)
  return stroke.control && !stroke.alt && !stroke.altGraph ? controlCharacter(character) : character
}

function layoutCharacter({ code, shift, control, alt, altGraph }: Stroke, layout: KeyboardLayout): string {
  const levels = KEYBOARD_LAYOUTS[layout].get(code)
  if (levels === undefined) return ''
  // Windows knows AltGr as Ctrl and Alt together.
  if (altGraph || (control && alt)) return levels[2]
  return levels[shift ? 1 : 0]
}

function systemCharacter({ key, shift }: Stroke): string {
  if (Array.from(key).length !== 1) return ''
  const isLetter = key.toLowerCase() !== key.toUpperCase()
  if (!isLetter) return key
  return shift ? key.toUpperCase() : key.toLowerCase()
}

/** Ctrl with a letter or one of `@[\]^_`; where a scanner leaves Shift out, the sign above the digit is meant. */
function controlCharacter(character: string): string {
  const sign = { '2': '@', '6': '^', '-': '_', '\u0302': '^' }[character] ?? character.toUpperCase()
  return /^[@-_]$/u.test(sign) ? String.fromCharCode(sign.charCodeAt(0) & 0x1f) : ''
}

function composed(dead: string, character: string): string {
  if (character === ' ') return spacing(dead)
  const both = (character + dead).normalize('NFC')
  return Array.from(both).length === 1 ? both : spacing(dead) + character
}

function spacing(dead: string): string {
  return SPACING[dead] ?? dead
}

/** `0nnn` is Windows-1252, `nnn` code page 437; below 32 both are control characters here, as scanners mean them. */
function characterOfNumber(digits: string): string {
  if (digits === '') return ''
  const code = Number(digits) & 0xff
  if (code < 0x80) return String.fromCharCode(code)
  if (digits.startsWith('0')) return new TextDecoder('windows-1252').decode(Uint8Array.of(code))
  return CODE_PAGE_437[code - 0x80] ?? ''
}

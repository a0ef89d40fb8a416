import type { CodeFramer, FramingResult } from './framing.ts'
import { textOfStrokes, type Stroke, type StrokeOptions } from './wedge.ts'

/** Usages of the keyboard page (HID Usage Tables, page 07) from 04 on, as positions. */
export const KEY_POSITIONS: readonly string[] = [
  ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `Key${letter}`),
  ...Array.from('1234567890', (digit) => `Digit${digit}`),
  ...'Enter Escape Backspace Tab Space Minus Equal BracketLeft BracketRight Backslash Backslash'.split(' '),
  ...'Semicolon Quote Backquote Comma Period Slash CapsLock'.split(' '),
  ...Array.from({ length: 12 }, (_, index) => `F${index + 1}`),
  ...'PrintScreen ScrollLock Pause Insert Home PageUp Delete End PageDown'.split(' '),
  ...'ArrowRight ArrowLeft ArrowDown ArrowUp NumLock'.split(' '),
  ...'NumpadDivide NumpadMultiply NumpadSubtract NumpadAdd NumpadEnter'.split(' '),
  ...Array.from('1234567890', (digit) => `Numpad${digit}`),
  ...'NumpadDecimal IntlBackslash'.split(' '),
]
export const FIRST_KEY_USAGE = 0x04
const BOOT_REPORT = 8

const CONTROL = 0x11
const SHIFT = 0x22
const LEFT_ALT = 0x04
const RIGHT_ALT = 0x40

/** Turns the reports of a keyboard into the keys that went down. Pure but for what is held down now. */
export function createReportReader(): (report: Uint8Array) => Stroke[] | null {
  let held: readonly number[] = []
  let modifiersBefore = 0
  return (report) => {
    const boot = bootReport(report)
    if (boot === null) return null
    const [modifiers = 0, , ...usages] = boot
    const pressed = usages.filter((usage) => usage >= FIRST_KEY_USAGE)
    const fresh = pressed.filter((usage) => !held.includes(usage))
    const isAltDown = (modifiers & LEFT_ALT & ~modifiersBefore) !== 0
    held = pressed
    modifiersBefore = modifiers
    const codes = fresh.flatMap((usage) => KEY_POSITIONS[usage - FIRST_KEY_USAGE] ?? [])
    return [...(isAltDown ? ['AltLeft'] : []), ...codes].map((code) => stroke(code, modifiers))
  }
}

/** A keyboard that numbers its reports puts the number first. */
function bootReport(report: Uint8Array): Uint8Array | null {
  if (report.length === BOOT_REPORT) return report
  return report.length === BOOT_REPORT + 1 ? report.subarray(1) : null
}

function stroke(code: string, modifiers: number): Stroke {
  return {
    code,
    key: '',
    shift: (modifiers & SHIFT) !== 0,
    control: (modifiers & CONTROL) !== 0,
    alt: (modifiers & LEFT_ALT) !== 0,
    altGraph: (modifiers & RIGHT_ALT) !== 0,
  }
}

interface KeyboardFramerOptions extends StrokeOptions {
  silenceMs: number
  maxStrokes: number
}

const ENDS: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter', 'Tab'])

/** Codes that a scanner types on its own keyboard: Enter, Tab or silence ends one. Each piece is one report. */
export function createKeyboardFramer({ silenceMs, maxStrokes, ...options }: KeyboardFramerOptions): CodeFramer {
  let read = createReportReader()
  let collected: Stroke[] = []
  let isSkipping = false

  function take(): FramingResult[] {
    const text = textOfStrokes(collected, options).replace(/^[\r\n\t]+|[\r\n\t]+$/g, '')
    collected = []
    const wasSkipping = isSkipping
    isSkipping = false
    return text === '' || wasSkipping ? [] : [{ bytes: new TextEncoder().encode(text) }]
  }

  function pressed(stroke: Stroke): FramingResult[] {
    if (ENDS.has(stroke.code)) return take()
    if (isSkipping) return []
    if (collected.length < maxStrokes) {
      collected.push(stroke)
      return []
    }
    const bytes = new TextEncoder().encode(textOfStrokes(collected, options))
    collected = []
    isSkipping = true
    return [{ bytes, reason: 'too long' }]
  }

  return {
    silenceMs,
    push(report) {
      const strokes = read(report)
      return strokes === null ? [{ bytes: report, reason: 'unknown report' }] : strokes.flatMap(pressed)
    },
    flush(reason) {
      if (reason === 'silence') return take()
      read = createReportReader()
      return take().map(({ bytes }) => ({ bytes, reason: 'incomplete' }))
    },
  }
}

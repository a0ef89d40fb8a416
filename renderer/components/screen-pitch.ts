import { useSyncExternalStore } from 'react'
import { usualPitchMm } from './pixel-pitch.ts'

const STORE = 'scanbench.screens'
const listeners = new Set<() => void>()

/** A window that is moved goes to another screen; what Ctrl and + enlarge is no other screen. */
const screenName = (): string => `${window.screen.width} x ${window.screen.height}`

export interface ScreenPitch {
  /** Of one pixel of the page, as the window is enlarged now. */
  pitchMm: number
  isMeasured: boolean
}

/** Of each screen that somebody measured, how many millimetres one of its dots has. */
function measured(): Readonly<Record<string, number>> {
  try {
    return JSON.parse(localStorage.getItem(STORE) ?? '{}') as Record<string, number>
  } catch {
    // What cannot be read is measured again.
    return {}
  }
}

function screenPitch(): ScreenPitch {
  const dotMm = measured()[screenName()]
  return dotMm === undefined
    ? { pitchMm: usualPitchMm(window.screen.width), isMeasured: false }
    : { pitchMm: dotMm * window.devicePixelRatio, isMeasured: true }
}

/** Null: it is not measured any more. */
export function rememberScreenPitch(pitchMm: number | null): void {
  const { [screenName()]: _, ...others } = measured()
  const own = pitchMm === null ? {} : { [screenName()]: pitchMm / window.devicePixelRatio }
  localStorage.setItem(STORE, JSON.stringify({ ...others, ...own }))
  listeners.forEach((listener) => listener())
}

/** How large a pixel is on the screen that the window is on; measured with a card, else as usual for its width. */
export function useScreenPitch(): ScreenPitch {
  const text = useSyncExternalStore(subscribe, () => JSON.stringify(screenPitch()))
  return JSON.parse(text) as ScreenPitch
}

/** A move to another screen and a change of the enlargement both come as a change of the size. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('resize', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('resize', listener)
  }
}

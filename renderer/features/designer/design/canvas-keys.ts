/** What a key does to the objects that are chosen. */
export type KeyAction =
  | { kind: 'move'; dxMm: number; dyMm: number }
  | { kind: 'size'; dwMm: number; dhMm: number }
  | { kind: 'remove' }
  | { kind: 'choose all' }
  | { kind: 'choose none' }

interface Key {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

const USUAL_MM = 0.5
const FAR_MM = 5
const FINE_MM = 0.1

/** Arrows move, with Alt they size; Shift goes far, Ctrl goes fine. Null: not ours. */
export function keyAction({ key, ctrlKey, metaKey, shiftKey, altKey }: Key): KeyAction | null {
  const isControl = ctrlKey || metaKey
  const arrow = ARROWS[key]
  if (arrow !== undefined) {
    const stepMm = isControl ? FINE_MM : shiftKey ? FAR_MM : USUAL_MM
    const [x, y] = [arrow[0] * stepMm, arrow[1] * stepMm]
    return altKey ? { kind: 'size', dwMm: x, dhMm: y } : { kind: 'move', dxMm: x, dyMm: y }
  }
  if (key === 'Delete' || key === 'Backspace') return { kind: 'remove' }
  if (key === 'Escape') return { kind: 'choose none' }
  if (isControl && !shiftKey && !altKey && key.toLowerCase() === 'a') return { kind: 'choose all' }
  return null
}

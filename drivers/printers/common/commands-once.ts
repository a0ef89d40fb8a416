import type { BitmapStep } from '@scanbench/plugin/machine'

interface Written {
  x: number
  y: number
  widthDots: number
  form: string
  commands: string
}

const written = new WeakMap<Uint8Array, Written>()

/**
 * The commands for a picture, once for the same dots at the same place in the same form: the logo of a job is on all of its labels.
 * Dots of steps are never changed. The text is kept, so it must not be one that was put together letter by letter: such a text
 * holds ten times its length.
 */
export function commandsOnce({ bits, x, y, widthDots }: BitmapStep, form: string, write: () => string): string {
  const known = written.get(bits)
  if (known?.x === x && known.y === y && known.widthDots === widthDots && known.form === form) return known.commands
  const commands = write()
  written.set(bits, { x, y, widthDots, form, commands })
  return commands
}

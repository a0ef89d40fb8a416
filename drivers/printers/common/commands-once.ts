import { binaryTextOf, bytesOfBinaryText } from '../../protocols/binary-text.ts'
import type { BitmapStep } from '@scanbench/plugin/machine'

interface Written {
  x: number
  y: number
  widthDots: number
  form: string
  commands: string
}

/** A text that was put together digit by digit holds ten times its length for as long as it is kept. */
function inOnePiece(text: string): string {
  return binaryTextOf(bytesOfBinaryText(text))
}

const written = new WeakMap<Uint8Array, Written>()

/**
 * The commands for a picture, once for the same dots at the same place in the same form: the logo of a job is on all of its labels.
 * Dots of steps are never changed.
 */
export function commandsOnce({ bits, x, y, widthDots }: BitmapStep, form: string, write: () => string): string {
  const known = written.get(bits)
  if (known?.x === x && known.y === y && known.widthDots === widthDots && known.form === form) return known.commands
  const commands = inOnePiece(write())
  written.set(bits, { x, y, widthDots, form, commands })
  return commands
}

import type { ZplCommand } from '../../protocols/zpl/commands.ts'

/** A parameter of a command, or what counts where it is left out. */
export function numberAt(command: ZplCommand, index: number, otherwise: number): number {
  const value = command.parameters[index] ?? ''
  return /^\d+$/.test(value) ? Number(value) : otherwise
}

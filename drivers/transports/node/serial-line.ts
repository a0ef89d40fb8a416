import { TransportError } from '../connection.ts'
import type { SerialSettings } from '../serial.ts'
import { runProgram } from './run-program.ts'

type StickParity = 'mark' | 'space'

interface SystemLine {
  parity: SerialSettings['parity']
  stopBits: SerialSettings['stopBits']
  /** What has to be set when the port is open. */
  afterwards: StickParity | null
}

const STTY_WITHIN_MS = 2000

/** What the library can be told on this system. Throws DEVICE_UNAVAILABLE for a line that the system does not know. */
export function systemLine({ dataBits, parity, stopBits }: SerialSettings, platform: NodeJS.Platform): SystemLine {
  if (platform === 'win32') return { parity, stopBits, afterwards: null }
  const isStick = parity === 'mark' || parity === 'space'
  if (isStick && platform !== 'linux')
    throw new TransportError(
      'DEVICE_UNAVAILABLE',
      `This system knows no ${parity} parity. Choose another in the device.`,
    )
  // A UART makes one and a half of two stop bits where a character has five bits.
  if (stopBits === 1.5 && dataBits !== 5)
    throw new TransportError(
      'DEVICE_UNAVAILABLE',
      'This system knows one and a half stop bits only with five data bits. Choose 1 or 2 in the device and here.',
    )
  const known = { none: 'none', even: 'even', odd: 'odd', mark: 'odd', space: 'even' } as const
  return { parity: known[parity], stopBits: stopBits === 1.5 ? 2 : stopBits, afterwards: isStick ? parity : null }
}

/** The library knows no mark and space; Linux does, by a flag beside the parity (termios CMSPAR). */
export async function setStickParity(path: string, parity: StickParity): Promise<void> {
  const sign = parity === 'mark' ? 'parodd' : '-parodd'
  const { status, errors } = await runProgram('stty', ['-F', path, 'parenb', 'cmspar', sign], {
    input: new Uint8Array(),
    withinMs: STTY_WITHIN_MS,
  })
  if (status === 0) return
  const reason = errors.trim() === '' ? 'stty is not there' : errors.trim()
  throw new TransportError(
    'DEVICE_UNAVAILABLE',
    `${path} takes no ${parity} parity (${reason}). Choose another in the device.`,
  )
}

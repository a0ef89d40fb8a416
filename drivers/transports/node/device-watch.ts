import { stat } from 'node:fs/promises'

const EVERY_MS = 500

/**
 * Tells when the device file is gone, or is another device now. Linux answers reads of a port that was pulled out with
 * "nothing" as often as with an error, and serialport then reads on for ever. Windows reports errors instead.
 */
export function watchDevice(path: string, device: number, gone: () => void): Disposable {
  let isChecking = false

  async function check(): Promise<void> {
    if (isChecking) return
    isChecking = true
    if ((await deviceNumber(path)) !== device) gone()
    isChecking = false
  }

  const timer = setInterval(() => void check(), EVERY_MS)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

/** Null where there is no such file, as for the ports of Windows. */
export async function deviceNumber(path: string): Promise<number | null> {
  try {
    return (await stat(path)).rdev
  } catch {
    // Not there: that is what is asked.
    return null
  }
}

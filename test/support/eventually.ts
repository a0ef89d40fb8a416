import { vi } from 'vitest'

/** Tries until it holds: long enough for a machine that is busy with other things. */
export async function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return await vi.waitFor(check, { timeout: 15_000, interval: 20 })
}

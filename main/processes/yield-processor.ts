import { belowNormal, lowest } from './lower-priority.ts'
import { isRunnable } from './processor-time.ts'

const LOOKS_EVERY_MS = 200
/** A process that is asked now and then is at work at one look, hardly at so many in a row. */
const BUSY_LOOKS = 3

/**
 * Puts a child that runs code of others behind our own processes, and one that never rests behind the other children as well:
 * else who answers at once would wait for those that do nothing but loop. There it stays, as only the system may raise it again.
 */
export function yieldProcessor(pid: number): Disposable {
  let busyLooks = 0
  belowNormal(pid)
  const timer = setInterval(() => {
    busyLooks = isRunnable(pid) ? busyLooks + 1 : 0
    if (busyLooks < BUSY_LOOKS) return
    lowest(pid)
    clearInterval(timer)
  }, LOOKS_EVERY_MS)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

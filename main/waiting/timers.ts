/** Waiting as a port, so that tests wait for nothing. */
export interface Timers {
  after(delayMs: number, work: () => void): Disposable
}

/** Node runs due timers before it reads: the extra turn lets bytes that have arrived already go first. */
export const systemTimers: Timers = {
  after(delayMs, work) {
    let turn: NodeJS.Immediate | undefined
    const timer = setTimeout(() => {
      turn = setImmediate(work)
    }, delayMs)
    return {
      [Symbol.dispose]() {
        clearTimeout(timer)
        clearImmediate(turn)
      },
    }
  },
}

/** Waits for the work, but no longer than this; the work itself goes on. */
export async function atMost(timers: Timers, limitMs: number, work: Promise<unknown>): Promise<void> {
  const limit = Promise.withResolvers<void>()
  const timer = timers.after(limitMs, limit.resolve)
  try {
    await Promise.race([work, limit.promise])
  } finally {
    timer[Symbol.dispose]()
  }
}

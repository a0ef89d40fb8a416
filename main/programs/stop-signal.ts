const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Resolves at the first request to stop; a second one ends the process at once. */
export function stopSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  let asked = false
  const stop = (): void => {
    if (asked) process.exit(1)
    asked = true
    resolve(undefined)
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  return promise
}

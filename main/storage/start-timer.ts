/** Runs something once, later. A waiting timer does not keep the process alive. */
export type StartTimer = (run: () => void, delayMs: number) => Disposable

export const startTimer: StartTimer = (run, delayMs) => {
  const timer = setTimeout(run, delayMs)
  timer.unref()
  return {
    [Symbol.dispose]() {
      clearTimeout(timer)
    },
  }
}

/** Calls `due` once after so many milliseconds, unless disposed before. The host passes its timers in. */
export type Wait = (ms: number, due: () => void) => Disposable

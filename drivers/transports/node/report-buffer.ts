/** Reports that came while nobody wanted them. The kernel keeps 64 of them and then drops the oldest without a word. */
export interface ReportBuffer {
  push(report: Uint8Array): void
  pause(): void
  resume(): void
}

export interface ReportBufferOptions {
  limitBytes: number
  deliver: (report: Uint8Array) => void
  /** Told when so many bytes wait that reading on would be no favour, and when they are gone. */
  full: (isFull: boolean) => void
}

export function createReportBuffer({ limitBytes, deliver, full }: ReportBufferOptions): ReportBuffer {
  const waiting: Uint8Array[] = []
  const state = { isPaused: false, isFull: false, waitingBytes: 0 }

  function measure(): void {
    const isFull = state.waitingBytes >= limitBytes
    if (isFull === state.isFull) return
    state.isFull = isFull
    full(isFull)
  }

  return {
    push(report) {
      if (!state.isPaused) return deliver(report)
      waiting.push(report)
      state.waitingBytes += report.length
      measure()
    },
    pause() {
      state.isPaused = true
    },
    resume() {
      state.isPaused = false
      // Whoever is told may pause again.
      while (!state.isPaused) {
        const report = waiting.shift()
        if (report === undefined) break
        state.waitingBytes -= report.length
        deliver(report)
      }
      measure()
    },
  }
}

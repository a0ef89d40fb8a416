/** Reports that came while nobody wanted them. The kernel keeps 64 of them and then drops the oldest without a word. */
export interface ReportBuffer {
  push(report: Uint8Array): void
  pause(): void
  resume(): void
}

export interface ReportBufferOptions {
  limitBytes: number
  deliver: (report: Uint8Array) => void
  /** So many bytes wait that reading on would be no favour: false again when they are gone. */
  full: (isFull: boolean) => void
}

export function createReportBuffer({ limitBytes, deliver, full }: ReportBufferOptions): ReportBuffer {
  const waiting: Uint8Array[] = []
  const state = { isPaused: false, waitingBytes: 0 }

  return {
    push(report) {
      if (!state.isPaused) return deliver(report)
      waiting.push(report)
      state.waitingBytes += report.length
      if (state.waitingBytes >= limitBytes) full(true)
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
      if (state.waitingBytes < limitBytes) full(false)
    },
  }
}

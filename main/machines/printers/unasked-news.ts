import type { PrinterNews } from '@scanbench/plugin/machine'

type News = Omit<PrinterNews, 'used'>

/** Collects what a printer tells by itself, cut anywhere, until somebody takes it. */
export class UnaskedNews {
  readonly #read: (received: Uint8Array) => PrinterNews
  #received: Uint8Array = new Uint8Array(0)
  #news: News | null = null

  constructor(read: (received: Uint8Array) => PrinterNews) {
    this.#read = read
  }

  push(bytes: Uint8Array): void {
    this.#received = Buffer.concat([this.#received, bytes])
    while (this.#received.length > 0) {
      const { used, printed, status } = this.#read(this.#received)
      if (used === 0) return
      this.#received = this.#received.subarray(used)
      if (printed > 0 || status !== null)
        this.#news = { printed: (this.#news?.printed ?? 0) + printed, status: status ?? this.#news?.status ?? null }
    }
  }

  take(): News | null {
    const news = this.#news
    this.#news = null
    return news
  }
}

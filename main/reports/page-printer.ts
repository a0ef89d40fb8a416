/** In millimetres; a template may say its own with `@page`. */
export interface PaperSize {
  widthMm: number
  heightMm: number
}

/**
 * Makes a PDF of a page of HTML. Whatever does it runs no scripts and fetches nothing: neither addresses nor files, only
 * what the page itself holds as `data:`. Rejects with REPORTS_UNAVAILABLE and the reason where nothing can do it.
 */
export interface PagePrinter {
  /** Why no pages can be made here, and what to do; null when they can. */
  unavailable(): Promise<string | null>
  print(html: string, paper: PaperSize): Promise<Uint8Array>
}

/** What a page may use, as the page itself says it. */
export const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"

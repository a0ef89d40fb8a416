/** How many labels may be in a printer of which nobody has heard yet whether they are out. */
export interface LabelWindow {
  labels: number
  /** Labels waited because of it since the last answer. */
  wasMet: boolean
  /** By its last answers the printer is slower than its line. */
  isBehind: boolean
}

/** What an answer was asked of, and what it was proof of. */
interface Proof {
  asked: number
  proven: number
}

/**
 * Most printers tell only when they have nothing left to print: they must run dry to be believed, and between two such moments
 * this many labels come out without a stop. Few enough to be looked through, and to be stopped in time.
 */
const FEWEST = 12
/** For a printer that has printed everything whenever it is asked: what a fast line carries until the next answer. */
const MOST = 256

export const NARROW_WINDOW: LabelWindow = { labels: FEWEST, wasMet: false, isBehind: false }

export function met(window: LabelWindow): LabelWindow {
  return { ...window, wasMet: true }
}

/** Wider for a printer that keeps pace with its line, and as before for one that does not any more. */
export function windowAfter(window: LabelWindow, { asked, proven }: Proof): LabelWindow {
  if (asked === 0) return window
  if (proven < asked) return { ...NARROW_WINDOW, isBehind: true }
  // It ran dry because it was waited for: that is no pace.
  const isFast = window.wasMet && !window.isBehind
  return { labels: isFast ? Math.min(MOST, window.labels * 2) : window.labels, wasMet: false, isBehind: false }
}

import type { PrinterPort } from '../../machines/printers/printer-port.ts'
import type { EncodedLabel } from '../label-drawing.ts'
import type { WaitingLabel } from './waiting-label.ts'

/** The bytes of a label for one printer, what can be scanned on it, and its size where that is known. */
export interface DrawnBytes extends Pick<EncodedLabel, 'bytes' | 'sizeMm'> {
  codes: readonly string[]
  /** Codes on it that do not read back, so that it is not to leave. */
  unread: readonly string[]
}

export type DrawLabel = (label: WaitingLabel, printer: PrinterPort) => Promise<DrawnBytes>

/** Enough that the line never waits for the drawing, few enough that what is printed is not old. */
const AHEAD = 3

/** The next labels are drawn while the one before them is on its way. */
export class DrawnAhead {
  readonly #draw: DrawLabel
  #drawn = new Map<number, Promise<DrawnBytes>>()

  constructor(draw: DrawLabel) {
    this.#draw = draw
  }

  /** The bytes of the first of these; the following are begun. */
  async take(labels: readonly WaitingLabel[], printer: PrinterPort): Promise<DrawnBytes> {
    const begun = new Map<number, Promise<DrawnBytes>>()
    for (const label of labels.slice(0, AHEAD + 1))
      begun.set(label.pk, this.#drawn.get(label.pk) ?? this.#begin(label, printer))
    const [first] = begun
    if (first === undefined) throw new RangeError('no label')
    const [pk, drawing] = first
    begun.delete(pk)
    this.#drawn = begun
    return drawing
  }

  /** What is drawn already may be out of date. */
  forget(): void {
    this.#drawn.clear()
  }

  #begin(label: WaitingLabel, printer: PrinterPort): Promise<DrawnBytes> {
    const drawing = this.#draw(label, printer)
    // It is said when the label is taken.
    drawing.catch(() => undefined)
    return drawing
  }
}

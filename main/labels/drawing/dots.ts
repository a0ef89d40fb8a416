import { AppError } from '@scanbench/plugin'
import type { BitmapStep, DrawStep } from '@scanbench/plugin/machine'
import type { Picture } from './laid-out.ts'
import type { DrawingAnswers, DrawingOrders } from './raster/drawing-order.ts'
import { recentOnly } from './recent-only.ts'

/** Who turns things into dots: a drawing thread. */
export interface DotsPort {
  draw(kind: 'dots', order: DrawingOrders['dots']): Promise<DrawingAnswers['dots']>
}

export interface Dots {
  step: BitmapStep
  isCutOff: boolean
}

const MOST = 1000

interface Wanted<Thing extends Picture | DrawStep> {
  thing: Thing
  key: string
  known: Dots | undefined
}

/** Things as dots; what was drawn lately is remembered, as most of a job looks the same. */
export class DotsOnce {
  readonly #port: DotsPort
  readonly #known = new Map<string, Dots>()

  constructor(port: DotsPort) {
    this.#port = port
  }

  /** Asks for what is not known, once for all: each question wakes up a thread. */
  async draw(pictures: Picture[], steps: DrawStep[]): Promise<{ pictures: Dots[]; steps: BitmapStep[] }> {
    const wanted = [this.#look(pictures), this.#look(steps)] as const
    const missing = { pictures: missingOf(wanted[0]), steps: missingOf(wanted[1]) }
    const isKnown = missing.pictures.length === 0 && missing.steps.length === 0
    const drawn = isKnown ? { pictures: [], steps: [] } : await this.#port.draw('dots', missing)
    const drawnSteps = drawn.steps.map((step) => ({ step, isCutOff: false }))
    return {
      pictures: this.#placed(wanted[0], drawn.pictures),
      steps: this.#placed(wanted[1], drawnSteps).map(({ step }) => step),
    }
  }

  /** Taken before anything is drawn: meanwhile another label may push it out. */
  #look<Thing extends Picture | DrawStep>(things: Thing[]): Wanted<Thing>[] {
    return things.map((thing) => {
      const key = keyOf(thing)
      return { thing, key, known: this.#known.get(key) }
    })
  }

  #placed(wanted: Wanted<Picture | DrawStep>[], drawn: Dots[]): Dots[] {
    let next = 0
    return wanted.map(({ thing, key, known }) => {
      const dots = known ?? drawn[next++]
      if (dots === undefined) throw new AppError('RENDER_FAILED', 'A part of the label was not drawn. Try again.')
      this.#keep(key, dots)
      return { ...dots, step: { ...dots.step, x: thing.x, y: thing.y } }
    })
  }

  #keep(key: string, dots: Dots): void {
    // What every label has stays; what only one had goes first.
    this.#known.delete(key)
    const oldest = this.#known.size < MOST ? undefined : this.#known.keys().next().value
    if (oldest !== undefined) this.#known.delete(oldest)
    this.#known.set(key, dots)
  }
}

const missingOf = <Thing extends Picture | DrawStep>(wanted: Wanted<Thing>[]): Thing[] =>
  wanted.flatMap(({ thing, known }) => (known === undefined ? [thing] : []))

const numbers = recentOnly<number>(MOST)
let lastNumber = 0

/** In place of an image in keys: they are made for every label, and it may be as long as a book. */
function numberOf(source: string): number {
  return numbers(source, () => ++lastNumber)
}

/** Where it lies does not change how it looks. */
function keyOf(thing: Picture | DrawStep): string {
  if (thing.kind === 'image') {
    const { widthDots, heightDots, rotation, tone, source } = thing
    return `${widthDots} ${heightDots} ${rotation} ${tone} ${numberOf(source)}`
  }
  return JSON.stringify({ ...thing, x: 0, y: 0 })
}

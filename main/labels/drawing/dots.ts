import { AppError } from '@scanbench/plugin'
import type { BitmapStep, DrawStep } from '@scanbench/plugin/machine'
import type { Picture } from './laid-out.ts'
import type { DrawingAnswers, DrawingOrders } from './raster/drawing-order.ts'

/** Who turns things into dots: a drawing thread. */
export interface DotsPort {
  draw(kind: 'dots', order: DrawingOrders['dots']): Promise<DrawingAnswers['dots']>
}

export interface Dots {
  step: BitmapStep
  isCutOff: boolean
}

const MOST = 1000

/** Things as dots; what was drawn lately is remembered, as most of a job looks the same. */
export class DotsOnce {
  readonly #port: DotsPort
  readonly #known = new Map<string, Dots>()

  constructor(port: DotsPort) {
    this.#port = port
  }

  async pictures(pictures: Picture[]): Promise<Dots[]> {
    return this.#each(
      pictures,
      async (missing) => (await this.#port.draw('dots', { pictures: missing, steps: [] })).pictures,
    )
  }

  async steps(steps: DrawStep[]): Promise<BitmapStep[]> {
    const drawn = await this.#each(steps, async (missing) => {
      const { steps: drawnSteps } = await this.#port.draw('dots', { pictures: [], steps: missing })
      return drawnSteps.map((step) => ({ step, isCutOff: false }))
    })
    return drawn.map(({ step }) => step)
  }

  /** Asks for what is not known, once for all. */
  async #each<Thing extends Picture | DrawStep>(
    things: Thing[],
    draw: (missing: Thing[]) => Promise<Dots[]>,
  ): Promise<Dots[]> {
    const keys = things.map(keyOf)
    // Taken before anything is drawn: meanwhile another label may push it out.
    const known = keys.map((key) => this.#known.get(key))
    const missing = things.filter((_, index) => known[index] === undefined)
    const drawn = missing.length === 0 ? [] : await draw(missing)
    let next = 0
    return things.map((thing, index) => {
      const dots = known[index] ?? drawn[next++]
      if (dots === undefined) throw new AppError('RENDER_FAILED', 'A part of the label was not drawn. Try again.')
      this.#keep(keys[index] ?? '', dots)
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

/** Where it lies does not change how it looks. */
function keyOf(thing: Picture | DrawStep): string {
  if (thing.kind === 'image') {
    // Large images are read here for every label.
    const { widthDots, heightDots, rotation, tone, source } = thing
    return `${widthDots} ${heightDots} ${rotation} ${tone} ${source}`
  }
  return JSON.stringify({ ...thing, x: 0, y: 0 })
}

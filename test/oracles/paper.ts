/** Dots on a piece of paper. */
export class Paper {
  readonly width: number
  readonly height: number
  readonly #black: Set<number> = new Set()

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
  }

  /** Beyond the edge nothing is printed. */
  blacken(x: number, y: number): void {
    if (x >= 0 && y >= 0 && x < this.width && y < this.height) this.#black.add(y * this.width + x)
  }

  isBlack(x: number, y: number): boolean {
    return this.#black.has(y * this.width + x)
  }

  get blackDots(): number {
    return this.#black.size
  }
}

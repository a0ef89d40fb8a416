/** What instrumented programs count in, by this name on the global object. */
export const COUNTERS_NAME = '__scanbenchCounters'
export const MOST_COUNTERS = 65_536

/** How often is a difference in kind: once, twice, three times, from 4, 8, 16, 32 and 128 on. */
const BUCKETS = Uint8Array.from({ length: 256 }, (_, count) => {
  if (count <= 3) return count === 0 ? 0 : 1 << (count - 1)
  return 1 << ([4, 8, 16, 32, 128].findLastIndex((from) => count >= from) + 3)
})

/** Which branches of the program were taken, and about how often. */
export class Coverage {
  readonly #counters: Uint8Array
  readonly #words: Uint32Array
  readonly #seen: Uint8Array

  constructor(count: number) {
    const rounded = Math.ceil(count / 4) * 4
    const all = new Uint8Array(MOST_COUNTERS)
    Object.assign(globalThis, { [COUNTERS_NAME]: all })
    this.#counters = all.subarray(0, rounded)
    this.#words = new Uint32Array(all.buffer, 0, rounded / 4)
    this.#seen = new Uint8Array(rounded)
  }

  /** Counts anew. */
  clear(): void {
    this.#counters.fill(0)
  }

  /** Did something happen since the last `clear()` that had not happened before? It counts as seen from now on. */
  takeNews(): boolean {
    let isNew = false
    for (let word = 0; word < this.#words.length; word += 1) {
      if (this.#words[word] === 0) continue
      for (let at = word * 4; at < word * 4 + 4; at += 1) {
        const bucket = BUCKETS[this.#counters[at]!]!
        if ((this.#seen[at]! | bucket) === this.#seen[at]) continue
        this.#seen[at]! |= bucket
        isNew = true
      }
    }
    return isNew
  }

  /** The branches of this run as a set of their own, to compare inputs. */
  branches(): number[] {
    return Array.from(this.#counters.entries()).flatMap(([at, count]) =>
      count === 0 ? [] : [at * 8 + bucketOf(count)],
    )
  }

  get branchesSeen(): number {
    return this.#seen.reduce((sum, bits) => sum + (bits === 0 ? 0 : 1), 0)
  }
}

function bucketOf(count: number): number {
  return 31 - Math.clz32(BUCKETS[count] ?? 1)
}

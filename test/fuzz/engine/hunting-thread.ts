import { parentPort, workerData } from 'node:worker_threads'
import { Coverage } from './coverage.ts'
import { HEAD_BYTES, type HuntNews, type HuntOrder } from './hunt-order.ts'
import { hunt } from './hunt.ts'
import { worthKeeping } from './keep.ts'
import type { FuzzTargets } from './target.ts'

function tell(news: HuntNews): void {
  parentPort?.postMessage(news, [])
}

async function work({ file, counters, target: name, shared, words, ...order }: HuntOrder): Promise<void> {
  const coverage = new Coverage(counters)
  const { TARGETS } = (await import(file)) as { TARGETS: FuzzTargets }
  const target = TARGETS[name]
  if (target === undefined) throw new Error(`There is no target ${name}`)
  const numbers = new Int32Array(shared, 0, 2)
  const place = new Uint8Array(shared, HEAD_BYTES)
  const hunted = hunt({
    ...order,
    target,
    coverage,
    words: words.map((word) => new TextEncoder().encode(word)),
    begin(input) {
      place.set(input.length > place.length ? input.subarray(0, place.length) : input)
      numbers[1] = input.length
      numbers[0]! += 1
    },
    found: (finding) => tell({ kind: 'found', finding }),
  })
  const kept = worthKeeping(target, coverage, hunted.corpus)
  tell({ kind: 'done', ...hunted, kept })
}

await work(workerData as HuntOrder)

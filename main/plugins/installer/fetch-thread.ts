import { parentPort, workerData } from 'node:worker_threads'
import { failureLines } from './failure-lines.ts'
import type { FetchNews, FetchOrder } from './fetch-order.ts'
import { fetchPackage } from './fetch-package.ts'

// npm's libraries are large and busy with files: the station goes on scanning meanwhile.
const tell = (news: FetchNews): void => parentPort?.postMessage(news, [])

try {
  const fetched = await fetchPackage(workerData as FetchOrder, (text) => tell({ kind: 'line', text }))
  tell({ kind: 'fetched', fetched })
} catch (error) {
  tell({ kind: 'failed', lines: failureLines(error) })
}

import { parentPort, workerData } from 'node:worker_threads'
import { failureLines } from './failure-lines.ts'
import type { FetchNews, FetchOrder } from './fetch-order.ts'
import { fetchPackage } from './fetch-package.ts'
import { hideCredentials } from './hide-credentials.ts'

// npm's libraries are large and busy with files: the station goes on scanning meanwhile.
const tell = (news: FetchNews): void => parentPort?.postMessage(news, [])
const order = workerData as FetchOrder
/** An address may carry a password, and what npm's libraries say may repeat it. */
const shown = (text: string): string => hideCredentials(text, order.token)

try {
  const fetched = await fetchPackage(order, (text) => tell({ kind: 'line', text: shown(text) }))
  tell({ kind: 'fetched', fetched })
} catch (error) {
  tell({ kind: 'failed', lines: failureLines(error).map(shown) })
}

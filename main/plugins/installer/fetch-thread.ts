import { parentPort, workerData } from 'node:worker_threads'
import { failureLines } from './failure-lines.ts'
import type { FetchNews, FetchWork } from './fetch-order.ts'
import { fetchPackage } from './fetch-package.ts'
import { fetchVersions } from './fetch-versions.ts'
import { hideCredentials } from './hide-credentials.ts'

// npm's libraries are large and busy with files: the station goes on scanning meanwhile.
const tell = (news: FetchNews): void => parentPort?.postMessage(news, [])
const work = workerData as FetchWork
/** An address may carry a password, and what npm's libraries say may repeat it. */
const shown = (text: string): string => hideCredentials(text, work.order.token)

try {
  tell(await result(work))
} catch (error) {
  tell({ kind: 'failed', lines: failureLines(error).map(shown) })
}

async function result({ task, order }: FetchWork): Promise<FetchNews> {
  if (task === 'versions') return { kind: 'versions', published: await fetchVersions(order) }
  const fetched = await fetchPackage(order, (text) => tell({ kind: 'line', text: shown(text) }))
  return { kind: 'fetched', fetched }
}

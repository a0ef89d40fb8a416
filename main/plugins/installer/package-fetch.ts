import { Worker } from 'node:worker_threads'
import { AppError } from '@scanbench/plugin'
import { siblingProgram } from '../../processes/sibling-program.ts'
import type {
  FetchedPackage,
  FetchNews,
  FetchOrder,
  FetchWork,
  PublishedVersions,
  VersionsOrder,
} from './fetch-order.ts'

const FETCH_MS = 5 * 60_000
const VERSIONS_MS = 40_000

/** Fetches in a thread of its own; rejects with the lines that npm's libraries gave, for the person who asked. */
export async function fetchInThread(
  order: FetchOrder,
  tell: (line: string) => void,
  signal: AbortSignal,
): Promise<FetchedPackage> {
  const news = await inThread({ task: 'fetch', order }, { patienceMs: FETCH_MS, tell, signal })
  if (news.kind !== 'fetched') throw failed(['The thread that fetches packages answered something else.'])
  return news.fetched
}

/** Asks a registry in a thread of its own. */
export async function versionsInThread(order: VersionsOrder, signal: AbortSignal): Promise<PublishedVersions> {
  const news = await inThread({ task: 'versions', order }, { patienceMs: VERSIONS_MS, tell: () => {}, signal })
  if (news.kind !== 'versions') throw failed(['The thread that fetches packages answered something else.'])
  return news.published
}

interface Terms {
  patienceMs: number
  tell: (line: string) => void
  signal: AbortSignal
}

type Result = Exclude<FetchNews, { kind: 'line' } | { kind: 'failed' }>

async function inThread(work: FetchWork, { patienceMs, tell, signal }: Terms): Promise<Result> {
  signal.throwIfAborted()
  const worker = new Worker(siblingProgram(import.meta.url, 'fetch-thread'), { workerData: work })
  const { promise, resolve, reject } = Promise.withResolvers<Result>()
  const late = setTimeout(() => reject(failed([`It took longer than ${patienceText(patienceMs)}.`])), patienceMs)
  const stop = () => reject(signal.reason instanceof AppError ? signal.reason : stopping())
  signal.addEventListener('abort', stop, { once: true })
  worker.on('message', (news: FetchNews) => {
    if (news.kind === 'line') tell(news.text)
    else if (news.kind === 'failed') reject(failed(news.lines))
    else resolve(news)
  })
  worker.on('error', (error) => reject(failed([String(error)])))
  worker.on('exit', (code) => reject(failed([`The thread that fetches packages ended with code ${code}.`])))
  try {
    return await promise
  } finally {
    clearTimeout(late)
    signal.removeEventListener('abort', stop)
    await worker.terminate()
  }
}

const patienceText = (ms: number): string => (ms < 60_000 ? `${ms / 1000} seconds` : `${ms / 60_000} minutes`)

function stopping(): AppError {
  return new AppError('CANCELLED', 'The station stops, so nothing was installed.')
}

function failed(lines: string[]): AppError {
  return new AppError('PLUGIN_INSTALL_FAILED', lines[0], { details: { non_field_errors: lines } })
}

import { Worker } from 'node:worker_threads'
import { AppError } from '@scanbench/plugin'
import { siblingProgram } from '../../processes/sibling-program.ts'
import type { FetchedPackage, FetchNews, FetchOrder } from './fetch-order.ts'

const PATIENCE_MS = 5 * 60_000

/** Fetches in a thread of its own; rejects with the lines that npm's libraries gave, for the person who asked. */
export async function fetchInThread(
  order: FetchOrder,
  tell: (line: string) => void,
  signal: AbortSignal,
): Promise<FetchedPackage> {
  signal.throwIfAborted()
  const worker = new Worker(siblingProgram(import.meta.url, 'fetch-thread'), { workerData: order })
  const { promise, resolve, reject } = Promise.withResolvers<FetchedPackage>()
  const late = setTimeout(() => reject(failed([`It took longer than ${PATIENCE_MS / 60_000} minutes.`])), PATIENCE_MS)
  const stop = () => reject(signal.reason instanceof AppError ? signal.reason : stopping())
  signal.addEventListener('abort', stop, { once: true })
  worker.on('message', (news: FetchNews) => {
    if (news.kind === 'line') tell(news.text)
    else if (news.kind === 'fetched') resolve(news.fetched)
    else reject(failed(news.lines))
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

function stopping(): AppError {
  return new AppError('CANCELLED', 'The station stops, so nothing was installed.')
}

function failed(lines: string[]): AppError {
  return new AppError('PLUGIN_INSTALL_FAILED', lines[0], { details: { non_field_errors: lines } })
}

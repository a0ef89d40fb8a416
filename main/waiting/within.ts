import { AppError } from '@scanbench/plugin'

/** The result of foreign code, or TIMEOUT. The work itself cannot be stopped; its late result is dropped. */
export async function within<T>(work: Promise<T>, timeoutMs: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const expiry = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new AppError('TIMEOUT', `${what} gave no answer within ${timeoutMs / 1000} s`)),
      timeoutMs,
    )
  })
  try {
    return await Promise.race([work, expiry])
  } finally {
    clearTimeout(timer)
  }
}

import { latestOnly } from './latest-only.ts'

interface Options<Request, Answer> {
  /** The picture alone, or with all that is looked for on it. */
  ask: (request: Request, isChecked: boolean, signal: AbortSignal) => Promise<Answer>
  onAnswer: (answer: Answer, request: Request) => void
  onError: (error: unknown) => void
  /** A picture is on its way. */
  onBusy: (isBusy: boolean) => void
  /** Nobody changed anything for this long: time to look at it closely. */
  pauseMs: number
}

/** Pictures follow every edit at once. What takes longer than they do waits until somebody pauses, and is given up when they go on. */
export function pictureThenChecks<Request, Answer>({ ask, pauseMs, ...told }: Options<Request, Answer>) {
  let shown: Request | null = null
  let stopChecking: (() => void) | null = null

  const pictures = latestOnly<Request, Answer>({
    ask: (request, signal) => ask(request, false, signal),
    onAnswer(answer, request) {
      shown = request
      told.onAnswer(answer, request)
    },
    onError(error) {
      shown = null
      told.onError(error)
    },
    onBusy(isBusy) {
      stopChecking?.()
      if (!isBusy && shown !== null) stopChecking = checkSoon(shown)
      told.onBusy(isBusy)
    },
  })

  function checkSoon(request: Request): () => void {
    const controller = new AbortController()
    const { signal } = controller
    const timer = setTimeout(() => {
      ask(request, true, signal).then(
        (answer) => {
          if (!signal.aborted) told.onAnswer(answer, request)
        },
        (error: unknown) => {
          if (!signal.aborted) told.onError(error)
        },
      )
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }

  return {
    send: (request: Request): void => pictures.send(request),
    [Symbol.dispose](): void {
      stopChecking?.()
      pictures[Symbol.dispose]()
    },
  }
}

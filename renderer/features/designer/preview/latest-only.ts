interface Options<Request, Answer> {
  ask: (request: Request, signal: AbortSignal) => Promise<Answer>
  onAnswer: (answer: Answer, request: Request) => void
  onError: (error: unknown) => void
  /** Something is on its way, or all is answered. */
  onBusy: (isBusy: boolean) => void
}

/**
 * Of requests that come faster than they are answered only the newest is sent next: the answers keep coming while
 * somebody drags, and the station never works on more than one.
 */
export function latestOnly<Request, Answer>({ ask, onAnswer, onError, onBusy }: Options<Request, Answer>) {
  let current: AbortController | null = null
  let next: { request: Request } | null = null

  async function run(request: Request): Promise<void> {
    const controller = new AbortController()
    current = controller
    try {
      const answer = await ask(request, controller.signal)
      if (!controller.signal.aborted) onAnswer(answer, request)
    } catch (error) {
      if (!controller.signal.aborted) onError(error)
    }
    if (controller.signal.aborted) return
    current = null
    const waiting = next
    next = null
    if (waiting === null) onBusy(false)
    else await run(waiting.request)
  }

  return {
    send(request: Request): void {
      onBusy(true)
      if (current === null) void run(request)
      else next = { request }
    },
    [Symbol.dispose](): void {
      next = null
      current?.abort()
      current = null
    },
  }
}

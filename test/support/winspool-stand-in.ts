import type { Winspool, WinspoolPrinter } from '../../drivers/transports/node/winspool.ts'

/** The service takes less at once than it is given. */
const AT_ONCE = 50_000

/** The functions of the Windows print service, in memory: a document counts when it was ended. */
export function createWinspoolStandIn(queue: string) {
  const jobs: Uint8Array[] = []
  const state = { isRefusing: false, open: 0 }

  function openPrinter(): WinspoolPrinter {
    const pieces: Uint8Array[] = []
    state.open += 1
    return {
      begin: async () => !state.isRefusing,
      async write(bytes) {
        const piece = bytes.slice(0, AT_ONCE)
        pieces.push(piece)
        return piece.length
      },
      async end() {
        jobs.push(Buffer.concat(pieces))
        return true
      },
      async close() {
        state.open -= 1
      },
    }
  }

  const functions: Winspool = { queues: async () => [queue], open: async () => openPrinter() }
  return {
    functions,
    queue,
    jobs: async () => jobs,
    async setRefusing(isRefusing: boolean) {
      state.isRefusing = isRefusing
    },
    async [Symbol.asyncDispose]() {
      if (state.open > 0) throw new Error(`${state.open} printers were left open.`)
    },
  }
}

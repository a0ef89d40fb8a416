import { TransportError, type Connection, type ConnectionEvents } from '../connection.ts'
import { createOpenConnection, noControl, type Line } from '../open-connection.ts'
import type { SpoolerTransport } from '../spooler.ts'
import { loadWinspool, type Winspool } from './winspool.ts'
import { nodeWait } from './node-wait.ts'

const CLOSE_WITHIN_MS = 500
const WRITE_BYTES = 64 * 1024
/** A job is handed over whole: two pieces would be two jobs, with labels of others between them. */
const WHOLE_JOB = Number.MAX_SAFE_INTEGER

/** The print service of Windows, as raw data: its printer drivers are passed by. */
export function createWindowsSpooler(load: () => Promise<Winspool> = loadWinspool): SpoolerTransport {
  return {
    list: async () => (await load()).queues(),
    async open({ queue }, events): Promise<Connection> {
      const winspool = await load()
      if (!(await winspool.queues()).includes(queue))
        throw new TransportError('DEVICE_NOT_FOUND', `There is no printer ${queue} on this computer. Choose another.`)
      return openQueue(winspool, queue, events)
    },
  }
}

function openQueue(winspool: Winspool, queue: string, events: ConnectionEvents): Connection {
  const line: Line = {
    pieceBytes: WHOLE_JOB,
    closeWithinMs: CLOSE_WITHIN_MS,
    take: (job) => print(winspool, queue, job),
    // Nothing ever comes.
    pause() {},
    resume() {},
    control: noControl,
    release: async () => {},
  }
  return createOpenConnection(line, events, nodeWait).connection
}

async function print(winspool: Winspool, queue: string, job: Uint8Array): Promise<void> {
  const printer = await winspool.open(queue)
  let bytesTaken = 0
  try {
    if (!(await printer.begin('Scanbench'))) throw refused(queue, 'begin a job')
    while (bytesTaken < job.length) {
      const taken = await printer.write(job.subarray(bytesTaken, bytesTaken + WRITE_BYTES))
      if (taken === 0) throw refused(queue, 'take more data', bytesTaken)
      bytesTaken += taken
    }
    if (!(await printer.end())) throw refused(queue, 'end the job', bytesTaken)
  } finally {
    await printer.close()
  }
}

function refused(queue: string, what: string, bytesTaken = 0): TransportError {
  const message = `The print service did not ${what} for ${queue}. Look at the printer in the settings of Windows.`
  return new TransportError('DEVICE_UNAVAILABLE', message, { bytesTaken })
}

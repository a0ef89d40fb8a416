import { TransportError, type Connection, type ConnectionEvents } from '../connection.ts'
import { createOpenConnection, noControl } from '../open-connection.ts'
import type { SpoolerTransport } from '../spooler.ts'
import type { Wait } from '../wait.ts'

export interface FakeSpooler extends SpoolerTransport {
  /** Whole jobs, in the order they were taken. */
  jobs(queue: string): readonly Uint8Array[]
  /** A queue that refuses takes nothing of a job. */
  setRefusing(queue: string, isRefusing: boolean): void
}

interface Queue {
  jobs: Uint8Array[]
  isRefusing: boolean
}

export function createFakeSpooler({ wait, queues }: { wait: Wait; queues: readonly string[] }): FakeSpooler {
  const rows = new Map(queues.map((name): [string, Queue] => [name, { jobs: [], isRefusing: false }]))

  function queueNamed(name: string): Queue {
    const queue = rows.get(name)
    if (queue !== undefined) return queue
    throw new TransportError('DEVICE_NOT_FOUND', `There is no print queue ${name} on this computer. Choose another.`)
  }

  return {
    list: async () => [...queues],
    open: async ({ queue }, events) => openQueue(queueNamed(queue), events, wait),
    jobs: (name) => queueNamed(name).jobs,
    setRefusing(name, isRefusing) {
      queueNamed(name).isRefusing = isRefusing
    },
  }
}

function openQueue(queue: Queue, events: ConnectionEvents, wait: Wait): Connection {
  const line = {
    pieceBytes: Number.MAX_SAFE_INTEGER,
    closeWithinMs: 1000,
    async take(job: Uint8Array) {
      if (queue.isRefusing)
        throw new TransportError('DEVICE_UNAVAILABLE', 'The queue takes no jobs. Look at the queue.')
      queue.jobs.push(job.slice())
    },
    pause() {},
    resume() {},
    control: noControl,
    release: async () => {},
  }
  return createOpenConnection(line, events, wait).connection
}

import { TransportError, type Connection, type ConnectionEvents } from '../connection.ts'
import { createOpenConnection, noControl, type Line } from '../open-connection.ts'
import type { SpoolerTransport } from '../spooler.ts'
import { nodeWait } from './node-wait.ts'
import { runProgram } from './run-program.ts'

const NOTHING = new Uint8Array()
const LIST_WITHIN_MS = 5000
const JOB_WITHIN_MS = 60_000
const CLOSE_WITHIN_MS = 500
/** A job is handed over whole: two pieces would be two jobs, with labels of others between them. */
const WHOLE_JOB = Number.MAX_SAFE_INTEGER

/** The print service of Linux and macOS, by its own programs. */
export function createCupsSpooler(): SpoolerTransport {
  return { list, open }
}

async function list(): Promise<string[]> {
  const { status, output, isMissing } = await runProgram('lpstat', ['-e'], { input: NOTHING, withinMs: LIST_WITHIN_MS })
  // Without CUPS there are no queues; without any queue lpstat says so and fails.
  if (isMissing || status !== 0) return []
  return output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

async function open({ queue }: { queue: string }, events: ConnectionEvents): Promise<Connection> {
  const { status, isMissing } = await runProgram('lpstat', ['-p', queue], { input: NOTHING, withinMs: LIST_WITHIN_MS })
  if (isMissing) throw withoutCups()
  // Queues that CUPS finds by itself are set up when they are first used; `-p` does not know them before.
  if (status !== 0 && !(await list()).includes(queue)) {
    if (!(await isRunning())) throw notRunning()
    throw new TransportError('DEVICE_NOT_FOUND', `There is no print queue ${queue} on this computer. Choose another.`)
  }
  return createOpenConnection(queueLine(queue), events, nodeWait).connection
}

async function isRunning(): Promise<boolean> {
  const { output } = await runProgram('lpstat', ['-r'], { input: NOTHING, withinMs: LIST_WITHIN_MS })
  return output.includes('scheduler is running')
}

function queueLine(queue: string): Line {
  return {
    pieceBytes: WHOLE_JOB,
    closeWithinMs: CLOSE_WITHIN_MS,
    take: (job) => print(queue, job),
    // Nothing ever comes.
    pause() {},
    resume() {},
    control: noControl,
    release: async () => {},
  }
}

async function print(queue: string, job: Uint8Array): Promise<void> {
  const given = ['-d', queue, '-o', 'raw']
  const { status, errors, isMissing } = await runProgram('lp', given, { input: job, withinMs: JOB_WITHIN_MS })
  if (status === 0) return
  if (isMissing) throw withoutCups()
  // Ended by the deadline: the print service may have the job, or not.
  const bytesTaken = status === null ? job.length : 0
  const reason = errors.trim().replace(/\.$/, '') || 'the print service did not answer'
  throw new TransportError('DEVICE_UNAVAILABLE', `${queue} took no job: ${reason}. Look at the queue.`, { bytesTaken })
}

function withoutCups(): TransportError {
  return new TransportError('DEVICE_UNAVAILABLE', 'This computer has no print service. Install CUPS to use its queues.')
}

function notRunning(): TransportError {
  return new TransportError('DEVICE_UNAVAILABLE', 'The print service of this computer does not run. Start CUPS.')
}

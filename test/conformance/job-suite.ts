import { describe, expect, test } from 'vitest'
import type { ConnectionEvents, TransportError } from '../../drivers/transports/connection.ts'
import type { SpoolerTransport } from '../../drivers/transports/spooler.ts'

/** A print service with one queue, and what a test may do to it. */
export interface JobRig extends AsyncDisposable {
  spooler: SpoolerTransport
  queue: string
  /** Whole jobs, in the order they came. */
  jobs(): Promise<readonly Uint8Array[]>
  setRefusing(isRefusing: boolean): Promise<void>
}

const PATIENT = { progressTimeoutMs: 10_000 }
const SILENT: ConnectionEvents = { data() {}, closed() {} }
/** More than any pipe holds, and every value of a byte. */
const LARGE = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 31 + (index >> 8)) % 256)

/** What connections to print queues guarantee: each write is one job, or none. */
export function jobSuite(rigs: Record<string, () => Promise<JobRig>>): void {
  describe.each(Object.entries(rigs))('%s', (_name, createRig) => {
    test('each write is one job, byte for byte, in order', async () => {
      await using rig = await createRig()
      const connection = await rig.spooler.open({ queue: rig.queue }, SILENT)
      const jobs = [Uint8Array.of(0, 1, 2), LARGE, Uint8Array.of(0x1b, 0x40)]
      await Promise.all(jobs.map((job) => connection.write(job, PATIENT)))
      await connection.close()
      expect((await rig.jobs()).map((job) => Buffer.from(job))).toEqual(jobs.map((job) => Buffer.from(job)))
    })

    test('a job that the queue refuses has left nothing behind, and the next one is taken', async () => {
      await using rig = await createRig()
      const connection = await rig.spooler.open({ queue: rig.queue }, SILENT)
      await rig.setRefusing(true)
      await expect(connection.write(LARGE, PATIENT)).rejects.toMatchObject({
        code: 'DEVICE_UNAVAILABLE',
        details: { bytesTaken: 0 },
      })
      await rig.setRefusing(false)
      await connection.write(Uint8Array.of(7), PATIENT)
      await connection.close()
      expect((await rig.jobs()).map((job) => job.length)).toEqual([1])
    })

    test('queues are listed, and one that is not there cannot be opened', async () => {
      await using rig = await createRig()
      expect(await rig.spooler.list()).toContain(rig.queue)
      await expect(rig.spooler.open({ queue: 'scanbench-none' }, SILENT)).rejects.toMatchObject({
        code: 'DEVICE_NOT_FOUND',
      })
    })

    test('a closed connection says so once and takes nothing more', async () => {
      await using rig = await createRig()
      const closed: (TransportError | null)[] = []
      const connection = await rig.spooler.open(
        { queue: rig.queue },
        { data() {}, closed: (error) => void closed.push(error) },
      )
      await Promise.all([connection.close(), connection.close()])
      await expect(connection.write(LARGE, PATIENT)).rejects.toMatchObject({ code: 'DEVICE_DISCONNECTED' })
      expect([closed, (await rig.jobs()).length]).toEqual([[null], 0])
    })
  })
}

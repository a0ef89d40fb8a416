import { describe, expect, test, vi } from 'vitest'
import type { Connection, ConnectionEvents, TransportError } from '../../drivers/transports/connection.ts'

/** One kind of connection that carries reports, with everything around it that a test may do to it. */
export interface ReportRig extends AsyncDisposable {
  open(events: ConnectionEvents): Promise<Connection>
  /** The device says something; each time it is one report. */
  send(report: Uint8Array): void
  /** Until the system took all that the device said. */
  taken(): Promise<void>
  /** A report with this number in it, as the device sends it. */
  report(number: number): Uint8Array
  /** Reports that the device can be sent, and what it got. */
  output: { isTaken: boolean; report: (number: number) => Uint8Array; received: () => readonly Uint8Array[] }
  disappear(): Promise<void>
  comeBack(): Promise<void>
  /** Opens something that is not there. */
  failures: Record<string, (events: ConnectionEvents) => Promise<Connection>>
}

const PATIENT = { progressTimeoutMs: 5000 }
/** As many as a kernel keeps by itself, and then some. */
const MANY = 200

async function opened(rig: ReportRig) {
  const told: Buffer[] = []
  const closed: (TransportError | null)[] = []
  const connection = await rig.open({
    data: (bytes) => void told.push(Buffer.from(bytes)),
    closed: (error) => void closed.push(error),
  })
  return { connection, told, closed }
}

const numbered = (rig: ReportRig, count: number) =>
  Array.from({ length: count }, (_, number) => Buffer.from(rig.report(number)))

/** What connections of reports guarantee besides: each piece of data is one report. */
export function reportSuite(rigs: Record<string, () => Promise<ReportRig>>): void {
  describe.each(Object.entries(rigs))('%s', (_name, createRig) => {
    test('a burst of reports arrives whole, in order and each by itself', async () => {
      await using rig = await createRig()
      const { connection, told } = await opened(rig)
      const reports = numbered(rig, MANY)
      for (const report of reports) rig.send(report)
      await vi.waitFor(() => expect(told.length).toBe(MANY), 10_000)
      expect(told).toEqual(reports)
      await connection.close()
    })

    test('while paused nothing is told, and more than a kernel keeps is not lost', async () => {
      await using rig = await createRig()
      const { connection, told } = await opened(rig)
      const reports = numbered(rig, MANY)
      connection.pause()
      for (const report of reports) rig.send(report)
      await rig.taken()
      const toldWhilePaused = told.length
      connection.resume()
      await vi.waitFor(() => expect(told.length).toBe(MANY), 10_000)
      expect([toldWhilePaused, told]).toEqual([0, reports])
      await connection.close()
    })

    test('each write is one report, and a device that takes none says so', async () => {
      await using rig = await createRig()
      const { connection } = await opened(rig)
      const { isTaken, report, received } = rig.output
      const reports = [1, 2, 3].map((number) => Buffer.from(report(number)))
      const writes = await Promise.allSettled(reports.map((each) => connection.write(each, PATIENT)))
      expect(writes.map(({ status }) => status)).toEqual(reports.map(() => (isTaken ? 'fulfilled' : 'rejected')))
      await vi.waitFor(() => expect(received().length).toBe(isTaken ? 3 : 0), 5000)
      expect(received().map((each) => Buffer.from(each))).toEqual(isTaken ? reports : [])
      await connection.close()
    })

    test('a device that goes away is told once, and can be opened when it is back', async () => {
      await using rig = await createRig()
      const first = await opened(rig)
      await rig.disappear()
      await vi.waitFor(() => expect(first.closed.map((error) => error?.code)).toEqual(['DEVICE_DISCONNECTED']), 5000)
      await expect(opened(rig)).rejects.toMatchObject({ name: 'TransportError' })
      await first.connection.close()
      await rig.comeBack()
      const second = await opened(rig)
      rig.send(rig.report(7))
      await vi.waitFor(() => expect(second.told).toEqual([Buffer.from(rig.report(7))]), 5000)
      await second.connection.close()
      expect([first.closed.length, second.closed]).toEqual([1, [null]])
    })

    test('a closed connection tells nothing more, and can be opened again', async () => {
      await using rig = await createRig()
      const first = await opened(rig)
      await Promise.all([first.connection.close(), first.connection.close()])
      const second = await opened(rig)
      rig.send(rig.report(1))
      await vi.waitFor(() => expect(second.told.length).toBe(1), 5000)
      await second.connection.close()
      expect([first.told, first.closed]).toEqual([[], [null]])
      await expect(first.connection.write(Uint8Array.of(0), PATIENT)).rejects.toMatchObject({
        code: 'DEVICE_DISCONNECTED',
        details: { bytesTaken: 0 },
      })
    })

    test('what cannot be opened says why and what to do', async () => {
      await using rig = await createRig()
      for (const [code, open] of Object.entries(rig.failures)) {
        await expect(open({ data() {}, closed() {} })).rejects.toMatchObject({
          code,
          message: expect.stringMatching(/[.?]$/),
        })
      }
    })
  })
}

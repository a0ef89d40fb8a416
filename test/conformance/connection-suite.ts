import { describe, expect, test, vi } from 'vitest'
import type { Connection, TransportError } from '../../drivers/transports/connection.ts'
import type { Rig } from './connection-rigs.ts'

const PATIENT = { progressTimeoutMs: 5000 }
const HASTY = { progressTimeoutMs: 150 }
/** An emulated processor takes its time for each packet. */
const UNHURRIED_MS = 15_000

/** Bytes whose place can be told from their value, so that a lost or doubled piece shows. */
function pattern(length: number, seed = 0): Buffer {
  return Buffer.from(Uint8Array.from({ length }, (_, index) => (index * 7 + (index >> 8) + seed) % 251))
}

async function opened(rig: Rig) {
  const told: Uint8Array[] = []
  const closed: (TransportError | null)[] = []
  const connection = await rig.open({
    data: (bytes) => void told.push(bytes),
    closed: (error) => void closed.push(error),
  })
  return { connection, closed, told, heard: () => Buffer.concat(told) }
}

/** When the far end has this, everything before has come through too. */
async function roundTrip(rig: Rig, connection: Connection): Promise<void> {
  const before = rig.far.received().length
  await connection.write(Buffer.from('marker'), PATIENT)
  await vi.waitFor(() => expect(rig.far.received().length).toBe(before + 6), 5000)
}

const failed = (write: Promise<void>) =>
  write.then(
    () => null,
    (error: TransportError) => error,
  )

/** What every connection guarantees, whatever it runs over. */
export function connectionSuite(rigs: Record<string, () => Promise<Rig>>): void {
  describe.each(Object.entries(rigs))('%s', (_name, createRig) => {
    test('what the device sends arrives whole and in order, however it is cut', async () => {
      await using rig = await createRig()
      const { connection, heard } = await opened(rig)
      const sent = pattern(50_000)
      for (let at = 0; at < sent.length; at += 9_973) rig.far.send(sent.subarray(at, at + 9_973))
      await vi.waitFor(() => expect(heard().length).toBe(sent.length), UNHURRIED_MS)
      expect(heard().equals(sent)).toBe(true)
      await connection.close()
    })

    test('writes keep their order, also when nobody waits between them', async () => {
      await using rig = await createRig()
      const { connection } = await opened(rig)
      const pieces = [pattern(5_000, 1), pattern(1, 2), pattern(0), pattern(20_000, 3)]
      await Promise.all(pieces.map((piece) => connection.write(piece, PATIENT)))
      const sent = Buffer.concat(pieces)
      await vi.waitFor(() => expect(rig.far.received().length).toBe(sent.length), 5000)
      expect(Buffer.from(rig.far.received()).equals(sent)).toBe(true)
      await connection.close()
    })

    test('while paused nothing is told, and nothing is lost', async () => {
      await using rig = await createRig()
      const { connection, told, heard } = await opened(rig)
      await roundTrip(rig, connection)
      const sent = pattern(100_000)
      connection.pause()
      rig.far.send(sent)
      await roundTrip(rig, connection)
      const toldWhilePaused = told.length
      connection.resume()
      await vi.waitFor(() => expect(heard().length).toBe(sent.length), UNHURRIED_MS)
      expect([toldWhilePaused, heard().equals(sent)]).toEqual([0, true])
      await connection.close()
    })

    test('a write to a device that takes nothing fails after its progress limit and tells how much was taken', async () => {
      await using rig = await createRig()
      const { connection } = await opened(rig)
      rig.far.setStalled(true)
      const flood = pattern(rig.floodBytes)
      const error = await failed(connection.write(flood, HASTY))
      const bytesTaken = error?.details.bytesTaken ?? 0
      expect([error?.code, bytesTaken > 0, bytesTaken < flood.length]).toEqual(['TIMEOUT', true, true])

      rig.far.setStalled(false)
      await connection.write(Buffer.from('next job'), PATIENT)
      await vi.waitFor(() => expect(Buffer.from(rig.far.received()).subarray(-8).toString()).toBe('next job'), 5000)
      const firstJob = Buffer.from(rig.far.received()).subarray(0, -8)
      expect([firstJob.length <= bytesTaken, firstJob.equals(flood.subarray(0, firstJob.length))]).toEqual([true, true])
      await connection.close()
    })

    test('a write that never got its turn tells that nothing was taken', async () => {
      await using rig = await createRig()
      const { connection } = await opened(rig)
      rig.far.setStalled(true)
      // Until all buffers in between are full, which a busy system fills in several goes.
      const errors: (TransportError | null)[] = []
      while (errors.at(-1)?.details.bytesTaken !== 0) {
        errors.push(await failed(connection.write(pattern(rig.floodBytes), HASTY)))
      }
      expect(errors.map((error) => error?.code)).toEqual(errors.map(() => 'TIMEOUT'))
      await connection.close()
    })

    test('closing in the middle of reading and writing gives both up at once', async () => {
      await using rig = await createRig()
      const { connection, closed, told } = await opened(rig)
      rig.far.setStalled(true)
      rig.far.send(pattern(100_000))
      const write = failed(connection.write(pattern(rig.floodBytes), PATIENT))
      await vi.waitFor(() => expect(told.length).toBeGreaterThan(0), 5000)
      await Promise.all([connection.close(), connection.close()])
      const toldAtClose = told.length
      const late = await failed(connection.write(pattern(10), PATIENT))
      expect([(await write)?.code, closed, told.length - toldAtClose, late?.code, late?.details]).toEqual([
        'DEVICE_DISCONNECTED',
        [null],
        0,
        'DEVICE_DISCONNECTED',
        { bytesTaken: 0 },
      ])
    })

    test('a device that goes away while idle is told once, and closing after that is no news', async () => {
      await using rig = await createRig()
      const { connection, closed } = await opened(rig)
      await rig.disappear()
      await vi.waitFor(() => expect(closed.length).toBe(1), 5000)
      await connection.close()
      const late = await failed(connection.write(pattern(10), PATIENT))
      expect([closed.map((error) => error?.code), late?.details]).toEqual([['DEVICE_DISCONNECTED'], { bytesTaken: 0 }])
    })

    test('a device that goes away in a write fails it and is told once', async () => {
      await using rig = await createRig()
      const { connection, closed } = await opened(rig)
      rig.far.setStalled(true)
      const write = failed(connection.write(pattern(rig.floodBytes), PATIENT))
      await rig.disappear()
      const error = await write
      await vi.waitFor(() => expect(closed.length).toBe(1), 5000)
      await connection.close()
      expect([error?.code, closed.map((reason) => reason?.code)]).toEqual([
        'DEVICE_DISCONNECTED',
        ['DEVICE_DISCONNECTED'],
      ])
    })

    test('a closed connection can be opened again', async () => {
      await using rig = await createRig()
      for (const round of [1, 2, 3]) {
        const { connection, heard } = await opened(rig)
        await roundTrip(rig, connection)
        rig.far.send(Buffer.from(`round ${round}`))
        await vi.waitFor(() => expect(heard().toString()).toBe(`round ${round}`), 5000)
        await connection.close()
      }
    })

    test('a device that went away cannot be opened until it is back', async () => {
      await using rig = await createRig()
      const first = await opened(rig)
      await rig.disappear()
      await vi.waitFor(() => expect(first.closed.length).toBe(1), 5000)
      await expect(opened(rig)).rejects.toMatchObject({ name: 'TransportError' })
      await rig.comeBack()
      const { connection } = await opened(rig)
      await roundTrip(rig, connection)
      await connection.close()
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

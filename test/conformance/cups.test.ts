import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ConnectionEvents } from '../../drivers/transports/connection.ts'
import { createCupsSpooler } from '../../drivers/transports/node/cups-spooler.ts'
import { startCups } from '../support/cups.ts'

const PATIENT = { progressTimeoutMs: 10_000 }
const SILENT: ConnectionEvents = { data() {}, closed() {} }
const spooler = createCupsSpooler()
let cups: Awaited<ReturnType<typeof startCups>>

beforeEach(async () => {
  cups = await startCups()
})
afterEach(() => cups[Symbol.asyncDispose]())

const open = () => spooler.open({ queue: cups.queue }, SILENT)
const written = async () => (await cups.jobs()).map((job) => Buffer.from(job).toString())

test('a stopped queue takes jobs, which wait in it and come out when it goes on; a cancelled one never does', async () => {
  const connection = await open()
  await cups.setStopped(true)
  for (const job of ['one', 'two']) await connection.write(Buffer.from(job), PATIENT)
  const waiting = await cups.waiting()
  await cups.cancel(waiting[0]!)
  const left = await cups.waiting()
  await cups.setStopped(false)
  expect([waiting.length, left, await written()]).toEqual([2, [waiting[1]], ['two']])
  await connection.close()
})

test('without the service nothing of a job is taken, and the same connection goes on when it is back', async () => {
  const connection = await open()
  await cups.stop()
  await expect(connection.write(Buffer.from('lost'), PATIENT)).rejects.toMatchObject({
    code: 'DEVICE_UNAVAILABLE',
    details: { bytesTaken: 0 },
  })
  await expect(open()).rejects.toMatchObject({
    code: 'DEVICE_UNAVAILABLE',
    message: 'The print service of this computer does not run. Start CUPS.',
  })
  expect(await spooler.list()).toEqual([])
  await cups.start()
  await connection.write(Buffer.from('back'), PATIENT)
  expect(await written()).toEqual(['back'])
  await connection.close()
})

import { expect, test, vi } from 'vitest'
import { createZplLanguage } from '../../drivers/simulators/zpl-language.ts'
import type { TransportError } from '../../drivers/transports/connection.ts'
import { createNodeTcp } from '../../drivers/transports/node/node-tcp.ts'
import { eventually } from '../support/eventually.ts'
import { addMachine } from '../support/machines.ts'
import { createTestStation } from '../support/test-station.ts'
import { printLabelsOf } from './devices/label-printer.ts'
import { addItems, answerDoubt, orderLabels, untilCounts } from './label-orders.ts'
import { networkDevice } from './network/network-device.ts'
import { printerOf } from './usb-machines.ts'

const NOTICED_WITHIN_MS = 20_000
const LONG_LABEL_MS = 3000
/** All that draws is loaded for it, which takes an emulated processor long. */
const FIRST_LABEL = { timeout: 60_000, interval: 50 }
const CONNECTED = 100
const DISCONNECTED = 400
const MORE_THAN_FITS = 4 * 1024 * 1024

test('a label whose printer nobody reaches any more is in doubt within twenty seconds; the next waits until the cable is back', async () => {
  await using printer = await networkDevice()
  const { cable } = printer
  const paper = printLabelsOf(printer, createZplLanguage())
  await using station = await createTestStation()
  using news = await station.news()
  const items = await addItems(station, 2)
  const settings = { 'D/CONNECTION': 'tcp', 'D/HOST': cable.host, 'D/TCP_PORT': cable.port }
  const machine = await addMachine(station, news, printerOf('zpl', settings))
  using later = await station.news()

  paper.setMsPerLabel(LONG_LABEL_MS)
  await orderLabels(station, machine, [items[0]!])
  await vi.waitFor(() => expect(Buffer.from(printer.received()).toString('latin1')).toContain('^XZ'), FIRST_LABEL)
  await cable.pull()
  const pulledAt = performance.now()
  const lost = await later.until('machine.changed', ({ pk, status }) => pk === machine.pk && status === DISCONNECTED)
  expect(performance.now() - pulledAt).toBeLessThan(NOTICED_WITHIN_MS)
  expect(lost.status_text).toContain(`${cable.host}:${cable.port} does not answer.`)
  await untilCounts(station, (counts) => counts['unknown'] === 1)
  await eventually(() => expect(paper.labels).toHaveLength(1))
  await answerDoubt(station, 'all')
  paper.setMsPerLabel(0)
  await orderLabels(station, machine, [items[1]!])
  await untilCounts(station, (counts) => counts['held'] === 1)

  using back = await station.news()
  await cable.putIn()
  await back.until('machine.changed', ({ pk, status }) => pk === machine.pk && status === CONNECTED)
  await untilCounts(station, (counts) => counts['printed'] === 1)
  expect(paper.labels).toHaveLength(2)
})

test('a printer that nobody reaches any more is noticed within twenty seconds also while nothing is printed', async () => {
  await using printer = await networkDevice()
  const { cable } = printer
  printLabelsOf(printer, createZplLanguage())
  await using station = await createTestStation()
  using news = await station.news()
  const settings = { 'D/CONNECTION': 'tcp', 'D/HOST': cable.host, 'D/TCP_PORT': cable.port }
  const machine = await addMachine(station, news, printerOf('zpl', settings))
  using later = await station.news()
  await cable.pull()
  const pulledAt = performance.now()
  await later.until('machine.changed', ({ pk, status }) => pk === machine.pk && status === DISCONNECTED)
  expect(performance.now() - pulledAt).toBeLessThan(NOTICED_WITHIN_MS)
})

test('nothing of a connection that was given up arrives when the cable is back', async () => {
  await using printer = await networkDevice()
  const { cable } = printer
  const ended = Promise.withResolvers<TransportError | null>()
  const connection = await createNodeTcp().open(cable, { data() {}, closed: ended.resolve })
  await connection.write(Buffer.from('before'), { progressTimeoutMs: 1000 })
  await eventually(() => expect(Buffer.from(printer.received()).toString()).toBe('before'))
  await cable.pull()
  await connection.write(Buffer.from('lost'), { progressTimeoutMs: 1000 })
  await connection.control({ kind: 'presence' })
  expect(await ended.promise).toMatchObject({ code: 'TIMEOUT' })
  await cable.putIn()
  const again = await eventually(() => createNodeTcp().open(cable, { data() {}, closed() {} }))
  await again.write(Buffer.from('after'), { progressTimeoutMs: 1000 })
  await eventually(() => expect(Buffer.from(printer.received()).toString()).toBe('beforeafter'))
  await again.close()
})

test('a printer that takes nothing in for want of paper keeps its connection, and gets the rest of its label', async () => {
  await using printer = await networkDevice()
  let isEnded = false
  const connection = await createNodeTcp().open(printer.cable, { data() {}, closed: () => (isEnded = true) })
  await connection.write(Buffer.from('x'), { progressTimeoutMs: 1000 })
  await eventually(() => expect(printer.received()).toHaveLength(1))
  printer.setStalled(true)
  const label = connection.write(new Uint8Array(MORE_THAN_FITS), { progressTimeoutMs: 60_000 })
  expect(await connection.control({ kind: 'presence' })).toEqual({ kind: 'done' })
  expect(isEnded).toBe(false)
  printer.setStalled(false)
  await label
  await eventually(() => expect(printer.received()).toHaveLength(MORE_THAN_FITS + 1))
  await connection.close()
})

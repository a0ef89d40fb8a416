import { expect, test } from 'vitest'
import { TsplPrinterDriver } from '../../drivers/printers/tspl/tspl-printer.ts'
import { ZplPrinterDriver } from '../../drivers/printers/zpl/zpl-printer.ts'
import { SerialScannerDriver } from '../../drivers/scanners/serial-scanner.ts'
import { createFakeTcp } from '../../drivers/transports/fake/fake-tcp.ts'
import { parseTranscript } from '../../drivers/transports/fake/transcript.ts'
import { nodeWait } from '../../drivers/transports/node/node-wait.ts'
import { createVirtualZplPrinter } from '../../test/support/virtual-zpl-printer.ts'
import { recordDevice, recordScans } from './record-device.ts'

const silence = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const HOST = { host: '10.0.0.5', port: 9100 }

test('each question is recorded with its answer, and the recording can be read back', async () => {
  const driver = new ZplPrinterDriver()
  const tcp = createFakeTcp({ wait: nodeWait })
  const far = tcp.listen(HOST.host, HOST.port)
  const printer = createVirtualZplPrinter({ onLabel() {}, answer: (bytes) => far.send(bytes) })
  far.onReceived((bytes) => printer.receive(bytes))
  const lines = parseTranscript(
    await recordDevice({ open: (events) => tcp.open(HOST, events), driver, print: null, silence }),
  )
  const questions = lines.filter(({ direction }) => direction === 'out').map(({ bytes }) => bytes)
  expect([...questions]).toEqual([
    ...driver.identity.requests,
    driver.status.request,
    driver.status.whenSilent?.request,
  ])
  expect(driver.identity.parse(lines[1]!.bytes, 0)).toMatchObject({ model: 'SCANBENCH-SIM-203dpi' })
})

test('a silent device is recorded as one', async () => {
  const tcp = createFakeTcp({ wait: nodeWait })
  tcp.listen(HOST.host, HOST.port)
  const recorded = recordDevice({
    open: (events) => tcp.open(HOST, events),
    driver: new TsplPrinterDriver(),
    print: null,
    silence: async () => {},
  })
  expect(parseTranscript(await recorded).every(({ direction }) => direction === 'out')).toBe(true)
})

test('a label is printed between two rounds of questions', async () => {
  const driver = new ZplPrinterDriver()
  const tcp = createFakeTcp({ wait: nodeWait })
  const far = tcp.listen(HOST.host, HOST.port)
  const labels: Uint8Array[] = []
  const printer = createVirtualZplPrinter({
    onLabel: (bytes) => void labels.push(bytes),
    answer: (bytes) => far.send(bytes),
  })
  far.onReceived((bytes) => printer.receive(bytes))
  const print = Buffer.from('^XA^FDA^FS^XZ')
  const open = (events: Parameters<typeof tcp.open>[1]) => tcp.open(HOST, events)
  const lines = parseTranscript(await recordDevice({ open, driver, print, silence }))
  const said = lines.filter(({ direction }) => direction === 'out').map(({ bytes }) => Buffer.from(bytes).toString())
  const status = [driver.status.request, driver.status.whenSilent!.request].map((bytes) =>
    Buffer.from(bytes).toString(),
  )
  // What is written without an answer in between is one line.
  expect(said.join('')).toContain(`${status.join('')}^XA^FDA^FS^XZ${status.join('')}`)
  expect(labels.map((bytes) => Buffer.from(bytes).toString())).toEqual(['^XA^FDA^FS^XZ'])
})

test('scans are recorded piece by piece, with what a protocol answers to them', async () => {
  const tcp = createFakeTcp({ wait: nodeWait })
  const far = tcp.listen(HOST.host, HOST.port)
  const enough = Promise.withResolvers<void>()
  let answers = 0
  far.onReceived(() => {
    answers += 1
    if (answers === 2) enough.resolve()
  })
  const packet = Uint8Array.from(Buffer.from('08f3000003414243fe3c', 'hex'))
  const open = async (events: Parameters<typeof tcp.open>[1]) => {
    const connection = await tcp.open(HOST, events)
    far.send(packet)
    far.send(packet)
    return connection
  }
  const recording = recordScans({
    open,
    driver: new SerialScannerDriver(),
    settings: { FRAMING: 'ssi' },
    enough: enough.promise,
  })
  const lines = (await recording).trim().split('\n')
  expect(lines).toEqual(
    Array.from({ length: 2 }, () => ['<< 08 f3 00 00 03 41 42 43 fe 3c', '>> 04 d0 04 00 ff 28']).flat(),
  )
})

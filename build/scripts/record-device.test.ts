import { expect, test } from 'vitest'
import { TsplPrinterDriver } from '../../drivers/printers/tspl/tspl-printer.ts'
import { ZplPrinterDriver } from '../../drivers/printers/zpl/zpl-printer.ts'
import { createFakeTcp } from '../../drivers/transports/fake/fake-tcp.ts'
import { parseTranscript } from '../../drivers/transports/fake/transcript.ts'
import { nodeWait } from '../../drivers/transports/node/node-wait.ts'
import { createVirtualZplPrinter } from '../../test/support/virtual-zpl-printer.ts'
import { recordDevice } from './record-device.ts'

const silence = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const HOST = { host: '10.0.0.5', port: 9100 }

test('each question is recorded with its answer, and the recording can be read back', async () => {
  const driver = new ZplPrinterDriver()
  const tcp = createFakeTcp({ wait: nodeWait })
  const far = tcp.listen(HOST.host, HOST.port)
  const printer = createVirtualZplPrinter({ onLabel() {}, answer: (bytes) => far.send(bytes) })
  far.onReceived((bytes) => printer.receive(bytes))
  const lines = parseTranscript(await recordDevice({ open: (events) => tcp.open(HOST, events), driver, silence }))
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
    silence: async () => {},
  })
  expect(parseTranscript(await recorded).every(({ direction }) => direction === 'out')).toBe(true)
})

import { expect, test } from 'vitest'
import type { Connection } from '../../drivers/transports/connection.ts'
import type { HidSettings } from '../../drivers/transports/hid.ts'
import { createNodeHid } from '../../drivers/transports/node/node-hid.ts'
import { createHidPosFramer } from '../../drivers/protocols/hid-pos.ts'
import { eventually } from '../support/eventually.ts'
import { createHidPosScanner, POS_SCANNER, type PosLayout } from './devices/hid-pos-scanner.ts'
import { createKeyboardScanner, KEYBOARD_SCANNER } from './devices/keyboard-scanner.ts'
import type { UsbModel } from './usb/descriptors.ts'
import { plugIn } from './usb/host-socket.ts'

const PATIENT = { progressTimeoutMs: 5000 }
const hid = createNodeHid()

const settings = ({ vendorId, productId, serialNumber }: UsbModel, kind: HidSettings['kind']): HidSettings => ({
  device: { vendorId, productId, serialNumber, port: null },
  kind,
  openingFeature: kind === 'pos-scanner' ? [0xfe, 1] : null,
})

interface Heard extends AsyncDisposable {
  readonly connection: Connection
  readonly reports: Uint8Array[]
  readonly closed: (string | null)[]
}

/** Tries again until udev has made the file of a device that has just come. */
async function listen(wanted: HidSettings): Promise<Heard> {
  const reports: Uint8Array[] = []
  const closed: (string | null)[] = []
  const connection = await eventually(() =>
    hid.open(wanted, {
      data: (report) => void reports.push(report),
      closed: (error) => void closed.push(error?.code ?? null),
    }),
  )
  return { connection, reports, closed, [Symbol.asyncDispose]: () => connection.close() }
}

const texts = (reports: readonly Uint8Array[]): string[] => {
  const framer = createHidPosFramer({ silenceMs: 500, maxBytes: 8192, isAimInText: true })
  return reports.flatMap((report) => framer.push(report)).map(({ bytes }) => Buffer.from(bytes).toString('latin1'))
}

test.each(['A', 'B'] as const)(
  'codes of a point-of-sale scanner arrive whole, layout %s',
  async (layout: PosLayout) => {
    const scanner = createHidPosScanner(layout)
    await using _cable = await plugIn(scanner.device)
    await using heard = await listen(settings(POS_SCANNER, 'pos-scanner'))
    const long = 'Lorem ipsum '.repeat(20)
    scanner.scan('306030209223', ']E0')
    scanner.scan(long, ']Q1')
    await eventually(() =>
      expect(texts(heard.reports).map((code) => code.replace(/^\][A-Z]./u, ''))).toEqual(['306030209223', long]),
    )
  },
)

test('a point-of-sale scanner is told to send its codes here, and beeps when told to', async () => {
  const scanner = createHidPosScanner('A')
  await using _cable = await plugIn(scanner.device)
  await using heard = await listen(settings(POS_SCANNER, 'pos-scanner'))
  await heard.connection.write(Uint8Array.of(4, 0x40), PATIENT)
  await eventually(() => expect(scanner.outputs.map((report) => [...report])).toEqual([[4, 0x40]]))
  expect(scanner.features.map((report) => [...report])).toEqual([[0xfe, 1]])
})

test('an output report that the scanner does not have is refused, and one that it does not take fails', async () => {
  const scanner = createHidPosScanner('A')
  await using _cable = await plugIn(scanner.device)
  await using heard = await listen(settings(POS_SCANNER, 'pos-scanner'))
  await expect(heard.connection.write(Uint8Array.of(9, 1), PATIENT)).rejects.toMatchObject({ code: expect.any(String) })
  scanner.setHeld(true)
  await expect(heard.connection.write(Uint8Array.of(4, 0x40), { progressTimeoutMs: 500 })).rejects.toMatchObject({
    code: 'TIMEOUT',
  })
  scanner.setHeld(false)
})

test('a scanner that is pulled out is told once, and is found again in another socket', async () => {
  const scanner = createHidPosScanner('A')
  const first = await plugIn(scanner.device)
  const heard = await listen(settings(POS_SCANNER, 'pos-scanner'))
  await first.unplug()
  await eventually(() => expect(heard.closed).toEqual(['DEVICE_DISCONNECTED']))
  await heard.connection.close()
  await using _other = await plugIn(createKeyboardScanner().device, first.port)
  await using _second = await plugIn(scanner.device)
  await using again = await listen(settings(POS_SCANNER, 'pos-scanner'))
  scanner.scan('4006381333931', ']E0')
  await eventually(() => expect(again.reports).toHaveLength(1))
  expect(heard.closed).toEqual(['DEVICE_DISCONNECTED'])
})

test('two hundred keys without a pause all arrive', async () => {
  const scanner = createKeyboardScanner()
  await using _cable = await plugIn(scanner.device)
  await using heard = await listen(settings(KEYBOARD_SCANNER, 'keyboard'))
  scanner.scan('a'.repeat(99))
  await eventually(() => expect(heard.reports).toHaveLength(200))
})

test('devices are listed with what they are for, and without being opened', async () => {
  await using pos = await plugIn(createHidPosScanner('B').device)
  await using keyboard = await plugIn(createKeyboardScanner().device)
  await eventually(async () =>
    expect(
      (await hid.list()).map(({ port, product, serialNumber, collections }) => ({
        port,
        product,
        serialNumber,
        page: collections[0]?.usagePage,
      })),
    ).toEqual([
      { port: pos.port, product: POS_SCANNER.product, serialNumber: 'POS-1', page: 0x8c },
      { port: keyboard.port, product: KEYBOARD_SCANNER.product, serialNumber: 'KEY-1', page: 1 },
    ]),
  )
})

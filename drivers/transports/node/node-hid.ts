import type * as HidPackage from 'node-hid'
import type { HIDAsync } from 'node-hid'
import { TransportError, type Connection, type ConnectionEvents } from '../connection.ts'
import { hidKinds, type HidInterface, type HidSettings, type HidTransport } from '../hid.ts'
import type { HidDescriptor } from '../hid-descriptor.ts'
import { createOpenConnection, noControl, type Line } from '../open-connection.ts'
import { demandUsbDevice } from '../demand-usb-device.ts'
import { findUsbDevice, type UsbIdentity } from '../usb-device.ts'
import { readReports, type ReportReader } from './hid-reader.ts'
import { linuxHidInterfaces, type LinuxHidInterface } from './linux/linux-hid.ts'
import { goneError, isGone, openErrorOf } from './native-error.ts'
import { nodeWait } from './node-wait.ts'

/** One write is one report: it is never cut. */
const WHOLE_REPORT = Number.MAX_SAFE_INTEGER
/** Reading ends at the next poll of the library. */
const CLOSE_WITHIN_MS = 1000

export function createNodeHid(): HidTransport {
  return { list, open }
}

/** Linux tells more than the library does, and tells it without loading the library. */
async function list(): Promise<HidInterface[]> {
  return process.platform === 'linux' ? linuxHidInterfaces() : libraryInterfaces()
}

async function libraryInterfaces(): Promise<HidInterface[]> {
  const { devicesAsync } = await loadHid()
  const devices = await devicesAsync()
  return devices.flatMap(({ path, vendorId, productId, serialNumber, manufacturer, product, usagePage, usage }) => {
    if (path === undefined) return []
    const texts = { serialNumber: serialNumber || null, manufacturer: manufacturer || null, product: product || null }
    return [
      {
        path,
        vendorId,
        productId,
        port: null,
        ...texts,
        collections: [{ usagePage: usagePage ?? 0, usage: usage ?? 0 }],
      },
    ]
  })
}

async function open(settings: HidSettings, events: ConnectionEvents): Promise<Connection> {
  const { HIDAsync } = await loadHid()
  const found = await find(settings)
  const name = found.product ?? 'The device'
  const handle = await HIDAsync.open(found.path, { nonExclusive: true }).catch((error: unknown) => {
    throw openErrorOf(error, name)
  })
  const reader = await readReports(handle)
  try {
    await Promise.race([sendOpening(handle, settings, descriptorOf(found)), reader.failed])
  } catch (error) {
    await handle.close().catch(() => {})
    throw openErrorOf(error, name)
  }
  const opened = createOpenConnection(hidLine(handle, reader, descriptorOf(found)), events, nodeWait)
  reader.begin(opened, name)
  return opened.connection
}

async function find({ device, kind }: HidSettings): Promise<HidInterface> {
  const interfaces = await list()
  const fitting = interfaces.filter(({ collections }) => hidKinds(collections).includes(kind))
  const isPresent = findUsbDevice(fitting, device).outcome !== 'absent'
  const other = isPresent || kind !== 'pos-scanner' ? undefined : interfaces.find((each) => isOtherMode(each, device))
  if (other === undefined) return demandUsbDevice(fitting, device, kind === 'keyboard' ? 'keyboard' : 'scanner')
  throw new TransportError(
    'DEVICE_NOT_FOUND',
    `${other.product ?? 'The scanner'} is not in HID POS mode. Scan the code "USB HID POS" of its manual.`,
  )
}

/** The same scanner, as far as anybody can tell: its product id changes with the mode. */
function isOtherMode({ collections, ...each }: HidInterface, wanted: UsbIdentity): boolean {
  if (each.vendorId !== wanted.vendorId || hidKinds(collections).includes('pos-scanner')) return false
  if (wanted.serialNumber !== null) return each.serialNumber === wanted.serialNumber
  return wanted.port === null || each.port === wanted.port
}

function descriptorOf(found: HidInterface | LinuxHidInterface): HidDescriptor | null {
  return 'descriptor' in found ? found.descriptor : null
}

/** Only where the device has this report, as far as anybody knows. */
async function sendOpening(
  handle: HIDAsync,
  { openingFeature }: HidSettings,
  descriptor: HidDescriptor | null,
): Promise<void> {
  if (openingFeature === null) return
  const [id = 0] = openingFeature
  if (descriptor !== null && !descriptor.featureBytes.has(id)) return
  // A device that does not understand it works all the same.
  await handle.sendFeatureReport([...openingFeature]).catch(() => {})
}

function hidLine(handle: HIDAsync, { buffer }: ReportReader, descriptor: HidDescriptor | null): Line {
  return {
    pieceBytes: WHOLE_REPORT,
    closeWithinMs: CLOSE_WITHIN_MS,
    async take(report) {
      const padded = paddedReport(report, descriptor)
      try {
        await handle.write(Buffer.from(padded))
      } catch (error) {
        throw isGone(error) ? goneError(error, 'The device') : error
      }
    },
    pause: () => buffer.pause(),
    resume: () => buffer.resume(),
    control: async (request) =>
      request.kind === 'report fields' && descriptor !== null
        ? { kind: 'report fields', fields: descriptor.inputFields }
        : noControl(request),
    release: () => handle.close(),
  }
}

/**
 * Linux sends what it is given, and devices ignore reports that are too short. A report that the device does not have would
 * "succeed" without an effect, and is refused.
 */
export function paddedReport(report: Uint8Array, descriptor: HidDescriptor | null): Uint8Array {
  if (descriptor === null) return report
  const [id = 0] = report
  const length = descriptor.outputBytes.get(id)
  if (length === undefined)
    throw new TransportError('DEVICE_UNAVAILABLE', `The device has no output report ${id}. It cannot do this.`)
  if (report.length > length + 1)
    throw new TransportError('DEVICE_UNAVAILABLE', `Output report ${id} has ${length} bytes, not ${report.length - 1}.`)
  const padded = new Uint8Array(length + 1)
  padded.set(report)
  return padded
}

async function loadHid(): Promise<typeof HidPackage> {
  try {
    return await import('node-hid')
  } catch (error) {
    throw new TransportError('DEVICE_UNAVAILABLE', `HID devices do not work on this machine: ${String(error)}.`)
  }
}

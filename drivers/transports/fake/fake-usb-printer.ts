import type { ControlAnswer, ControlRequest } from '../connection.ts'
import { noControl } from '../open-connection.ts'
import { parsePortStatus } from '../port-status.ts'
import type { UsbPrinter, UsbPrinterTransport } from '../usb-printer.ts'
import type { Wait } from '../wait.ts'
import { createFakeCable, type FakeFarEnd } from './fake-line.ts'
import { createFakeUsb } from './fake-usb.ts'

export interface FakeUsbPrinterEnd extends FakeFarEnd {
  /** The byte that it answers to GET_PORT_STATUS. */
  setPortStatus(status: number): void
  /** How often it was told to forget what it holds. */
  readonly resets: number
}

export interface FakeUsbPrinter extends UsbPrinterTransport {
  plug(printer: UsbPrinter): FakeUsbPrinterEnd
  pullOut(port: string): void
}

const PACKET_BYTES = 64
const BUFFER_BYTES = 8192
/** Paper in, selected, no error. */
const READY = 0x18

export function createFakeUsbPrinter({ wait }: { wait: Wait }): FakeUsbPrinter {
  const usb = createFakeUsb<UsbPrinter>()
  return {
    plug(printer) {
      const state = { status: READY, resets: 0 }
      const name = printer.product ?? 'The printer'
      const control = (request: ControlRequest) => answer(request, printer, state)
      const sizes = { pieceBytes: PACKET_BYTES, bufferBytes: BUFFER_BYTES }
      const far = usb.plug(printer, createFakeCable({ wait, name, refusal: null, control, ...sizes, carries: 'bytes' }))
      return {
        ...far,
        setPortStatus(status) {
          state.status = status
        },
        get resets() {
          return state.resets
        },
      }
    },
    pullOut: (port) => usb.pullOut(port),
    list: async () => usb.list(),
    open: async ({ device }, events) => usb.open({ identity: device, what: 'printer', fits: () => true }, events),
  }
}

async function answer(
  request: ControlRequest,
  { manufacturer, product, commandSet }: UsbPrinter,
  state: { status: number; resets: number },
): Promise<ControlAnswer> {
  switch (request.kind) {
    case 'port status':
      return parsePortStatus(state.status)
    case 'device id':
      return { kind: 'device id', text: `MFG:${manufacturer};MDL:${product};CMD:${commandSet};` }
    case 'soft reset':
      state.resets += 1
      return { kind: 'done' }
    default:
      return noControl(request)
  }
}

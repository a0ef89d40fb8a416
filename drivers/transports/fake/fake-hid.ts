import { hidKinds, type HidInterface, type HidTransport } from '../hid.ts'
import { noControl } from '../open-connection.ts'
import type { Wait } from '../wait.ts'
import { createFakeMessageLine, type FakeFarEnd } from './fake-line.ts'
import { createFakeUsb } from './fake-usb.ts'

export interface FakeHid extends HidTransport {
  /** Each `send` of the far end is one report, and so is each piece that it receives. */
  plug(device: HidInterface): FakeFarEnd
  pullOut(port: string): void
}

export function createFakeHid({ wait }: { wait: Wait }): FakeHid {
  const usb = createFakeUsb<HidInterface>()
  return {
    plug: (device) =>
      usb.plug(device, createFakeMessageLine({ wait, name: nameOf(device), refusal: null, control: noControl })),
    pullOut: (port) => usb.pullOut(port),
    list: async () => usb.list(),
    open: async ({ device, kind }, events) =>
      usb.open(
        {
          identity: device,
          what: kind === 'keyboard' ? 'keyboard' : 'scanner',
          fits: ({ collections }) => hidKinds(collections).includes(kind),
        },
        events,
      ),
  }
}

function nameOf({ product }: HidInterface): string {
  return product ?? 'The HID device'
}

import { formatUsbIdentity, type HidSpec } from '@scanbench/plugin/machine'
import { z } from 'zod'
import { USB_DEVICE } from './spec-fields.ts'
import { PLUGGED_SENTENCES, STREAM, type Transport } from './transport.ts'

const MOST_REPORT_BYTES = 64

export const HID: Transport<HidSpec> = {
  ...STREAM,
  schema: z.object({
    transport: z.literal('hid'),
    device: USB_DEVICE,
    kind: z.enum(['pos-scanner', 'keyboard']),
    openingFeature: z.array(z.number().int().min(0).max(255)).max(MOST_REPORT_BYTES).exactOptional(),
  }),
  permission: 'devices:hid',
  isPlugged: true,
  sentences: PLUGGED_SENTENCES,
  place: ({ device }) => `The USB device ${formatUsbIdentity(device)}`,
  address: ({ device }) => formatUsbIdentity(device),
  // Two programs that read one scanner would both have every scan.
  exclusive: ({ device }) => formatUsbIdentity(device),
  usbDevice: ({ device }) => device,
  pieces: ({ kind }) => (kind === 'keyboard' ? 'keys' : 'reports'),
}

import { formatUsbIdentity, type UsbSpec } from '@scanbench/plugin/machine'
import { z } from 'zod'
import { USB_DEVICE } from './spec-fields.ts'
import { heldByAnother, STREAM, type Transport } from './transport.ts'

export const USB: Transport<UsbSpec> = {
  ...STREAM,
  schema: z.object({ transport: z.literal('usb'), device: USB_DEVICE, kind: z.enum(['printer', 'keyboard']) }),
  permission: 'devices:usb',
  isPlugged: true,
  hasPortStatus: true,
  sentences: {
    DEVICE_NOT_FOUND: (place, noun) => `${place} is not there. Plug the ${noun} in, and switch it on`,
    DEVICE_BUSY: heldByAnother,
    DEVICE_DISCONNECTED: (place, noun) => `${place} is gone. Plug the ${noun} in again, and switch it on`,
    TIMEOUT: (place, noun) => `${place} does not answer. Switch the ${noun} off and on again`,
  },
  place: ({ device }) => `The USB device ${formatUsbIdentity(device)}`,
  address: ({ device }) => formatUsbIdentity(device),
  exclusive: ({ device }) => formatUsbIdentity(device),
  usbDevice: ({ device }) => device,
  pieces: ({ kind }) => (kind === 'keyboard' ? 'keys' : 'bytes'),
}

import type { SerialSpec } from '@scanbench/plugin/machine'
import { z } from 'zod'
import { identityIn } from '../../../drivers/transports/serial.ts'
import { SHORT_TEXT } from './spec-fields.ts'
import { PLUGGED_SENTENCES, STREAM, type Transport } from './transport.ts'

export const SERIAL: Transport<SerialSpec> = {
  ...STREAM,
  schema: z.object({
    transport: z.literal('serial'),
    path: SHORT_TEXT,
    baudRate: z.number().int().positive(),
    dataBits: z.literal([5, 6, 7, 8]),
    parity: z.enum(['none', 'even', 'odd', 'mark', 'space']),
    stopBits: z.literal([1, 1.5, 2]),
    flowControl: z.enum(['none', 'rtscts', 'xonxoff']),
    signals: z.exactOptional(z.object({ dtr: z.boolean(), rts: z.boolean() })),
  }),
  permission: 'devices:serial',
  isPlugged: true,
  sentences: PLUGGED_SENTENCES,
  place: ({ path }) => (identityIn(path) === null ? path : `The USB device ${path}`),
  address: ({ path }) => path,
  exclusive: ({ path }) => path,
  usbDevice: ({ path }) => identityIn(path),
  portName: ({ path }) => (identityIn(path) === null ? path : null),
  baudRate: ({ baudRate }) => baudRate,
}

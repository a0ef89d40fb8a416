import type { TcpSpec } from '@scanbench/plugin/machine'
import { z } from 'zod'
import { SHORT_TEXT } from './spec-fields.ts'
import { STREAM, type Transport } from './transport.ts'

export const TCP: Transport<TcpSpec> = {
  ...STREAM,
  schema: z.object({
    transport: z.literal('tcp'),
    host: SHORT_TEXT,
    port: z.number().int().min(1).max(65_535),
  }),
  permission: 'devices:tcp',
  canVanish: true,
  sentences: {
    DEVICE_NOT_FOUND: (place, noun) => `${place} cannot be reached. Check its address, and that the ${noun} is on`,
    DEVICE_BUSY: (place, noun) =>
      `${place} refuses the connection. Check the port, and that nobody else holds the ${noun}`,
    DEVICE_DISCONNECTED: (place, noun) => `${place} ended the connection. Check that the ${noun} is on`,
    TIMEOUT: (place, noun) => `${place} does not answer. Check its cable, and that the ${noun} is on`,
  },
  place: ({ host, port }) => `${host}:${port}`,
  address: ({ host }) => host,
}

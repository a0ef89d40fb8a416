import type { SpoolerSpec } from '@scanbench/plugin/machine'
import { z } from 'zod'
import { SHORT_TEXT } from './spec-fields.ts'
import { STREAM, type Transport } from './transport.ts'

export const SPOOLER: Transport<SpoolerSpec> = {
  ...STREAM,
  schema: z.object({ transport: z.literal('spooler'), queue: SHORT_TEXT }),
  isOneWay: true,
  sentences: {
    DEVICE_NOT_FOUND: (place) => `${place} is not set up on this computer. Choose another queue`,
  },
  place: ({ queue }) => `The print queue ${queue}`,
  address: ({ queue }) => queue,
}

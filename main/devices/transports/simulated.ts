import type { SimulatedSpec } from '@scanbench/plugin/machine'
import { z } from 'zod'
import { STREAM, type PieceKind, type Transport } from './transport.ts'

/** Whether such a printer is there, the device process says when it is opened. */
const device = z.union([
  z.enum(['scanner', 'scale']),
  z.templateLiteral([z.enum(['hid-pos-a', 'hid-pos-b', 'hid-pos-c', 'serial', 'ssi', 'keyboard', 'tcp']), '-scanner']),
  z.templateLiteral([z.string().max(100), '-printer']),
])

/** Packets are taken for reports: both are whole, and what is in them only their driver knows. */
const PIECES: Readonly<Record<string, PieceKind>> = {
  'keyboard-scanner': 'keys',
  'hid-pos-a-scanner': 'reports',
  'hid-pos-b-scanner': 'reports',
  'hid-pos-c-scanner': 'reports',
  'ssi-scanner': 'reports',
}

const nounOf = (name: SimulatedSpec['device']): string => /printer$|scanner$/.exec(name)?.[0] ?? name

export const SIMULATED: Transport<SimulatedSpec> = {
  ...STREAM,
  schema: z.object({ transport: z.literal('simulated'), device }),
  sentences: {
    DEVICE_NOT_FOUND: (_, noun) => `The simulated ${noun} is unplugged. Plug it in on the Machines page`,
    DEVICE_DISCONNECTED: (_, noun) => `The simulated ${noun} was unplugged. Plug it in on the Machines page`,
  },
  place: (spec) => `The simulated ${nounOf(spec.device)}`,
  address: (spec) => spec.device,
  pieces: (spec) => PIECES[spec.device] ?? 'bytes',
}

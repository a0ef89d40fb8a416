import { z } from '@hono/zod-openapi'
import { formatUsbIdentity } from '@scanbench/plugin/machine'
import type { Discovery, FoundPrinter } from '../../discovery/discovery.ts'
import { knownUsbPrinter } from '../../discovery/usb-printer.ts'
import type { MachineRegistry } from '../../machines/machine-registry.ts'
import { route, type Route } from '../route.ts'

const FoundDevice = z
  .object({
    name: z.string(),
    connection: z.enum(['tcp', 'usb']),
    /** The value for HOST or DEVICE of a driver. */
    value: z.string(),
    /** Where it takes raw data, if it said so. */
    port: z.number().int().nullable(),
    make: z.string().nullable(),
    model: z.string().nullable(),
    /** Slugs of drivers that fit, the best first; empty when its language is not known. */
    drivers: z.array(z.string()),
    /** Why it cannot be used, and what to do instead. */
    unsupported: z.string().nullable(),
    /** Name of the machine that has it already. */
    used_by: z.string().nullable(),
  })
  .openapi('FoundDevice')

type FoundDevice = z.output<typeof FoundDevice>
type Listed = Awaited<ReturnType<MachineRegistry['devices']>>[number]

interface Services {
  discovery: Pick<Discovery, 'find'>
  machines: MachineRegistry
}

/** Printers that could be set up. */
export function discoveryRoutes({ discovery, machines }: Services): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/station/discovery/',
      summary: 'Look for printers at this computer and in its network, for at most five seconds',
      rights: 'staff',
      answer: z.array(FoundDevice),
      async handler() {
        const [listed, found] = await Promise.all([machines.devices(), discovery.find()])
        const printers = listed.filter(({ uses }) => uses.includes('printer'))
        const devices = [...printers.map(usbDevice), ...found.map(networkDevice)]
        return devices.map((device) => ({ ...device, used_by: machines.userOf(device.connection, device.value) }))
      },
    }),
  ]
}

function networkDevice({ sighting: { name, host, port }, model }: FoundPrinter): FoundDevice {
  return { name, connection: 'tcp', value: host, port, ...modelFields(model), used_by: null }
}

function usbDevice({ identity, manufacturer, product, commandSet }: Listed): FoundDevice {
  const name = [manufacturer, product].filter((word) => word !== null).join(' ')
  const { model, drivers } = knownUsbPrinter({ identity, name, commandSet })
  const value = identity === null ? '' : formatUsbIdentity(identity)
  return {
    name: name || 'USB printer',
    connection: 'usb',
    value,
    port: null,
    ...modelFields(model),
    drivers: [...drivers],
    used_by: null,
  }
}

function modelFields(model: FoundPrinter['model']): Pick<FoundDevice, 'make' | 'model' | 'drivers' | 'unsupported'> {
  return {
    make: model?.make ?? null,
    model: model?.model ?? null,
    drivers: [...(model?.languages ?? [])],
    unsupported: model?.unsupported ?? null,
  }
}

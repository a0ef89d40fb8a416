import { z } from '@hono/zod-openapi'
import type { ScannerFaults, SimulatedAction, VirtualFaults } from '../../devices/device-link.ts'
import { withControlCharacters } from '../../machines/connections/control-names.ts'
import { placeName } from '../../machines/connections/place-name.ts'
import { TRANSPORT_KINDS } from '../../devices/transports/transports.ts'
import type { MachineRegistry } from '../../machines/machine-registry.ts'
import { Machine, MachineDriver, MachineType, PrinterCondition } from '../../records/machine-records.ts'
import { SettingObject } from '../../records/setting-records.ts'
import { answerList, listAnswer, listQuery, pageOf } from '../input/listing.ts'
import { route, type Route } from '../route.ts'
import { boolean } from '../input/values.ts'

const byMachine = z.object({ pk: z.string() })
const bySetting = byMachine.extend({ config_type: z.string(), key: z.string() })

const name = z.string().trim().min(1, 'This field may not be blank.').max(255)
const slug = z.string().trim().min(1, 'This field may not be blank.').max(255)
const newMachine = z.object({ name, machine_type: slug, driver: slug, active: boolean.default(true) })
const machinePatch = z.object({ name: name.optional(), active: boolean.optional() })
const settingValue = z.object({ value: z.union([z.null(), z.number(), z.boolean(), z.string()]) })

const filters = listQuery.extend({
  name: z.string().optional(),
  machine_type: z.string().optional(),
  driver: z.string().optional(),
  active: boolean.optional(),
  /** Set up: it has, or tries to have, its connection. */
  initialized: boolean.optional(),
  /** A code of the status table. */
  status: z.coerce.number().int().optional(),
})

const SerialPort = z
  .object({
    path: z.string(),
    serial_number: z.string().nullable(),
    manufacturer: z.string().nullable(),
    vendor_id: z.string().nullable(),
    product_id: z.string().nullable(),
  })
  .openapi('SerialPort')

const Kind = z.enum(TRANSPORT_KINDS)

const Device = z
  .object({
    transport: Kind,
    /** What a setting of a machine takes: a USB identity, the name of a port or of a print queue. */
    value: z.string(),
    name: z.string(),
    uses: z.array(z.enum(['serial', 'pos-scanner', 'keyboard', 'exclusive keyboard', 'printer', 'queue'])),
    /** The name of the serial port or print queue. */
    path: z.string().nullable(),
    vendor_id: z.string().nullable(),
    product_id: z.string().nullable(),
    serial_number: z.string().nullable(),
    /** The socket that it sits in. */
    port: z.string().nullable(),
    manufacturer: z.string().nullable(),
    product: z.string().nullable(),
    usage_page: z.number().int().nullable(),
    usage: z.number().int().nullable(),
    /** The printer languages that it names. */
    command_set: z.string().nullable(),
  })
  .openapi('Device')

const faults = z
  .object({
    paper_out_after: z.number().int().min(0).max(10_000).nullable(),
    ms_per_label: z.number().int().min(0).max(60_000),
    answers_wrong: boolean,
    is_silent: boolean,
    unplug_after_bytes: z.number().int().min(0).nullable(),
  })
  .partial()

const scannerFaults = z
  .object({
    babbles: boolean,
    garbles: boolean,
    reads_twice: boolean,
    loses_end: boolean,
    ms_per_piece: z.number().int().min(0).max(10_000),
    unplugs_in_code: boolean,
  })
  .partial()

const simulatedAction = z.discriminatedUnion('kind', [
  /** Control characters may be written by name: `<GS>`. An AIM identifier in front says what kind of code it is. */
  z.object({ kind: z.literal('scan'), text: z.string().min(1, 'This field may not be blank.').max(8000) }),
  z.object({
    kind: z.literal('condition'),
    condition: PrinterCondition,
    present: boolean,
  }),
  /** What goes wrong by itself; a fault that is not named stays as it is, and null ends it. */
  z.object({ kind: z.literal('faults'), faults }),
  /** The same of scanners; `ms_per_piece` is the time between two pieces of a code, 0 for none. */
  z.object({ kind: z.literal('scanner faults'), faults: scannerFaults }),
  /** Off and on: what it had not printed is gone. */
  z.object({ kind: z.literal('restart') }),
  z.object({ kind: z.literal('unplug') }),
  z.object({ kind: z.literal('plug') }),
])

/** InvenTree's machine endpoints, and ours for simulated machines and serial ports. */
export function machineRoutes({ machines }: { machines: MachineRegistry }): Route[] {
  return [...machineList(machines), ...oneMachine(machines), ...machineSettings(machines), ...stationRoutes(machines)]
}

function machineList(machines: MachineRegistry): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/machine/',
      summary: 'List machines',
      rights: 'any',
      query: filters,
      answer: listAnswer(Machine),
      async handler({ query, request }) {
        const { name, machine_type, driver, active, initialized, status } = query
        const page = pageOf(query)
        const wanted = { name, machine_type, driver, active, initialized, status }
        return answerList(request, page, await machines.list(wanted, page))
      },
    }),
    route({
      method: 'post',
      path: '/api/machine/',
      summary: 'Add a machine',
      rights: 'staff',
      body: newMachine,
      status: 201,
      answer: Machine,
      handler: ({ body }) => machines.create(body),
    }),
    route({
      method: 'get',
      path: '/api/machine/types/',
      summary: 'List kinds of machines',
      rights: 'any',
      answer: z.array(MachineType),
      handler: async () => machines.types(),
    }),
    route({
      method: 'get',
      path: '/api/machine/drivers/',
      summary: 'List drivers',
      rights: 'any',
      query: z.object({ machine_type: z.string().optional() }),
      answer: z.array(MachineDriver),
      handler: async ({ query }) => machines.drivers(query.machine_type),
    }),
    route({
      method: 'get',
      path: '/api/machine/status/',
      summary: 'What went wrong when types, drivers and machines were loaded',
      rights: 'any',
      answer: z.object({ registry_errors: z.array(z.object({ message: z.string() })) }),
      handler: async () => ({ registry_errors: machines.errors().map((message) => ({ message })) }),
    }),
  ]
}

function oneMachine(machines: MachineRegistry): Route[] {
  const change = (method: 'put' | 'patch') =>
    route({
      method,
      path: '/api/machine/{pk}/',
      summary: 'Rename a machine, switch it on or off',
      rights: 'staff',
      params: byMachine,
      body: method === 'put' ? machinePatch.required({ name: true }) : machinePatch,
      answer: Machine,
      handler: ({ params, body }) => machines.update(params.pk, body),
    })
  return [
    route({
      method: 'get',
      path: '/api/machine/{pk}/',
      summary: 'Read a machine',
      rights: 'any',
      params: byMachine,
      answer: Machine,
      handler: ({ params }) => machines.get(params.pk),
    }),
    change('put'),
    change('patch'),
    route({
      method: 'delete',
      path: '/api/machine/{pk}/',
      summary: 'Remove a machine and its settings',
      rights: 'staff',
      params: byMachine,
      status: 204,
      answer: null,
      handler: ({ params }) => machines.remove(params.pk),
    }),
    route({
      method: 'post',
      path: '/api/machine/{pk}/restart/',
      summary: 'Connect again from the start',
      rights: 'staff',
      params: byMachine,
      answer: z.object({ ok: z.literal(true) }),
      async handler({ params }) {
        await machines.restart(params.pk)
        return { ok: true as const }
      },
    }),
  ]
}

function machineSettings(machines: MachineRegistry): Route[] {
  const path = '/api/machine/{pk}/settings/{config_type}/{key}/'
  const change = (method: 'put' | 'patch') =>
    route({
      method,
      path,
      summary: 'Change a setting of a machine',
      rights: 'staff',
      params: bySetting,
      body: settingValue,
      answer: SettingObject,
      handler: ({ params, body }) => machines.setSetting(params.pk, params.config_type, params.key, body.value),
    })
  return [
    route({
      method: 'get',
      path: '/api/machine/{pk}/settings/',
      summary: 'List the settings of a machine: of its type, then of its driver',
      rights: 'any',
      params: byMachine,
      answer: z.array(SettingObject),
      handler: ({ params }) => machines.settings(params.pk),
    }),
    route({
      method: 'get',
      path,
      summary: 'Read a setting of a machine',
      rights: 'any',
      params: bySetting,
      answer: SettingObject,
      handler: ({ params }) => machines.setting(params.pk, params.config_type, params.key),
    }),
    change('put'),
    change('patch'),
  ]
}

function stationRoutes(machines: MachineRegistry): Route[] {
  return [
    route({
      method: 'post',
      path: '/api/station/machines/{pk}/simulate/',
      summary: 'Do to a simulated machine what a person does to a real one',
      rights: 'any',
      params: byMachine,
      body: simulatedAction,
      answer: Machine,
      async handler({ params, body }) {
        await machines.simulate(params.pk, actionOf(body))
        return machines.get(params.pk)
      },
    }),
    route({
      method: 'get',
      path: '/api/station/devices/',
      summary: 'List what is plugged into this computer and can be a machine',
      rights: 'any',
      answer: z.array(Device),
      handler: async () => (await machines.devices()).map(deviceRecord),
    }),
    route({
      method: 'get',
      path: '/api/station/serial-ports/',
      summary: 'List the serial ports of this computer',
      rights: 'any',
      answer: z.array(SerialPort),
      handler: async () => (await machines.serialPorts()).map(serialPortRecord),
    }),
  ]
}

function faultsOf(given: z.output<typeof faults>): Partial<VirtualFaults> {
  const { paper_out_after, ms_per_label, answers_wrong, is_silent, unplug_after_bytes } = given
  return {
    ...(paper_out_after !== undefined && { paperOutAfter: paper_out_after }),
    ...(ms_per_label !== undefined && { msPerLabel: ms_per_label }),
    ...(answers_wrong !== undefined && { answersWrong: answers_wrong }),
    ...(is_silent !== undefined && { isSilent: is_silent }),
    ...(unplug_after_bytes !== undefined && { unplugAfterBytes: unplug_after_bytes }),
  }
}

function scannerFaultsOf(given: z.output<typeof scannerFaults>): Partial<ScannerFaults> {
  const { babbles, garbles, reads_twice, loses_end, ms_per_piece, unplugs_in_code } = given
  return {
    ...(babbles !== undefined && { babbles }),
    ...(garbles !== undefined && { garbles }),
    ...(reads_twice !== undefined && { readsTwice: reads_twice }),
    ...(loses_end !== undefined && { losesEnd: loses_end }),
    ...(ms_per_piece !== undefined && { msPerPiece: ms_per_piece }),
    ...(unplugs_in_code !== undefined && { unplugsInCode: unplugs_in_code }),
  }
}

function actionOf(body: z.output<typeof simulatedAction>): SimulatedAction {
  if (body.kind === 'faults') return { kind: 'faults', faults: faultsOf(body.faults) }
  if (body.kind === 'scanner faults') return { kind: 'scanner faults', faults: scannerFaultsOf(body.faults) }
  if (body.kind !== 'scan') return body
  return { kind: 'scan', bytes: new TextEncoder().encode(withControlCharacters(body.text)) }
}

function deviceRecord(device: Awaited<ReturnType<MachineRegistry['devices']>>[number]): z.output<typeof Device> {
  const { transport, identity, path, port, manufacturer, product } = device
  return {
    transport: Kind.parse(transport),
    value: placeName(device) ?? '',
    name: [manufacturer, product].filter((word) => word !== null).join(' ') || (path ?? 'USB device'),
    uses: [...device.uses],
    path,
    vendor_id: identity === null ? null : hexId(identity.vendorId),
    product_id: identity === null ? null : hexId(identity.productId),
    serial_number: device.serialNumber,
    port,
    manufacturer,
    product,
    usage_page: device.usagePage,
    usage: device.usage,
    command_set: device.commandSet,
  }
}

function hexId(id: number): string {
  return id.toString(16).padStart(4, '0')
}

function serialPortRecord(port: Awaited<ReturnType<MachineRegistry['serialPorts']>>[number]) {
  const { path, manufacturer } = port
  return {
    path,
    serial_number: port.serialNumber,
    manufacturer,
    vendor_id: port.vendorId,
    product_id: port.productId,
  }
}

import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, test, vi } from 'vitest'
import type { Machine } from '../../main/records/machine-records.ts'
import type { PrintJob } from '../../main/records/print-records.ts'
import { turnOn } from '../support/plugin-calls.ts'
import { createPluginFolder } from '../support/plugin-folder.ts'
import { createTestStation, type TestStation } from '../support/test-station.ts'

const PATIENT = { timeout: 10_000 }

const head = (permissions: string[]) => `/* scanbench ${JSON.stringify({
  apiVersion: 1,
  name: 'Printers',
  mixins: ['machine'],
  permissions,
})} */
import { Plugin } from '@scanbench/plugin'
import { DirectPrinterDriver, LabelPrinterDriver } from '@scanbench/plugin/machine'
import { MachineDriverMixin } from '@scanbench/plugin/mixins'
import { integer } from '@scanbench/plugin/settings'

const text = (label: any, { CUT }: any) =>
  new TextEncoder().encode('<' + label.widthDots + 'x' + label.heightDots + (CUT > 0 ? ' cut ' + CUT : '') + '>')
const PRINTING_OPTIONS = { CUT: integer({ name: 'Cut after', default: 0, min: 0 }) }
const common = { connection: (settings: any) => ({ transport: 'tcp' as const, host: '127.0.0.1', port: settings.PORT }) }
const PORT = integer({ name: 'Port', default: 0 })

class Direct extends DirectPrinterDriver {
  SLUG = 'direct'; NAME = 'Direct'; DESCRIPTION = 'Prints by itself'; DOTS_PER_MM = 12
  MACHINE_SETTINGS = { PORT }
  PRINTING_OPTIONS = PRINTING_OPTIONS
  connection = common.connection
  async printLabel(machine: any, { label, options }: any) { await machine.connection.write(text(label, options)) }
}
class Pure extends LabelPrinterDriver {
  SLUG = 'pure'; NAME = 'Pure'; DESCRIPTION = 'Data and pure functions'
  MACHINE_SETTINGS = { PORT }
  PRINTING_OPTIONS = PRINTING_OPTIONS
  connection = common.connection
  dotsPerMm() { return 6 }
  LANGUAGE = 'tspl'
  encode(label: any, settings: any) { return text(label, settings) }
  decode(): never { throw new Error('is not needed') }
}
export default class Printers extends Plugin.with(MachineDriverMixin) {
  NAME = 'Printers'
  async getMachineDrivers() { return [Direct, Pure] }
}`

/** The far end of a network printer. */
async function listen() {
  let received = ''
  const server = createServer((socket) => socket.on('data', (bytes) => (received += bytes.toString())))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    received: () => received,
    [Symbol.dispose]: () => void server.close(),
  }
}

async function addPrinter(station: TestStation, driver: string, port: number): Promise<Machine> {
  await vi.waitFor(async () => {
    const drivers = await station.json<{ slug: string }[]>('GET', '/api/machine/drivers/')
    expect(drivers.map(({ slug }) => slug)).toContain(driver)
  }, PATIENT)
  const wanted = { name: driver, machine_type: 'label-printer', driver, active: true }
  const machine = await station.json<Machine>('POST', '/api/machine/', wanted)
  await station.json('PATCH', `/api/machine/${machine.pk}/settings/D/PORT/`, { value: port })
  return machine
}

/** For parts, in commands of its own. */
async function addZplTemplate(station: TestStation): Promise<number> {
  const document = {
    format: 1,
    kind: 'commands',
    widthMm: 50,
    heightMm: 30,
    prompts: [],
    samples: [],
    language: 'zpl',
    source: '^XA^FO1,1^A0N,20^FD{{ part.name }}^FS^XZ',
  }
  const body = { name: 'By hand', model_type: 'part', width: 50, height: 30, document }
  const { pk } = await station.json<{ pk: number }>('POST', '/api/station/label-templates/', body)
  return pk
}

describe('printer drivers of a third party, in a process of their own', () => {
  test.each([
    ['direct', '<600x360>'],
    ['pure', '<300x180>'],
  ])('a %s driver prints; its label is sent, which is all that is known', async (driver, bytes) => {
    using printer = await listen()
    await using folder = await createPluginFolder({ 'printers.ts': head(['devices:tcp']) })
    await using station = await createTestStation({ pluginChoice: { folders: [folder.path] } })
    using news = await station.news()
    await turnOn(station.station, 'printers')
    const { pk } = await addPrinter(station, driver, printer.port)
    const part = await station.json<{ pk: number }>('POST', '/api/part/', { name: 'Pen' })
    const [item] = await station.json<{ pk: number }[]>('POST', '/api/stock/', { part: part.pk, quantity: 1 })
    await station.json('POST', '/api/label/print/', {
      template: 1,
      items: [item?.pk],
      plugin: 'inventreelabelmachine',
      machine: pk,
    })
    await vi.waitFor(() => expect(printer.received()).toBe(bytes), PATIENT)
    const job = await news.until('print-job.changed', ({ counts }: PrintJob) => counts['sent'] === 1)
    expect(job.counts).toEqual({ sent: 1 })
  })

  test.each([
    ['direct', '<600x360 cut 3>'],
    ['pure', '<300x180 cut 3>'],
  ])('what a %s driver asks for at print time is offered, and what was chosen reaches it', async (driver, bytes) => {
    using printer = await listen()
    await using folder = await createPluginFolder({ 'printers.ts': head(['devices:tcp']) })
    await using station = await createTestStation({ pluginChoice: { folders: [folder.path] } })
    await turnOn(station.station, 'printers')
    const { pk: machine } = await addPrinter(station, driver, printer.port)
    const part = await station.json<{ pk: number }>('POST', '/api/part/', { name: 'Pen' })
    const [item] = await station.json<{ pk: number }[]>('POST', '/api/stock/', { part: part.pk, quantity: 1 })
    const plugin = 'inventreelabelmachine'
    const { actions } = await station.json<{ actions: { POST: Record<string, unknown> } }>(
      'OPTIONS',
      `/api/label/print/?plugin=${plugin}&machine=${machine}`,
    )
    expect(actions.POST['driver_options']).toMatchObject({
      child: { children: { CUT: { label: 'Cut after', min_value: 0 } } },
    })
    const driver_options = { CUT: 3 }
    await station.json('POST', '/api/label/print/', { template: 1, items: [item?.pk], plugin, machine, driver_options })
    await vi.waitFor(() => expect(printer.received()).toBe(bytes), PATIENT)
  })

  test.each([
    ['pure', 'This template is written in ZPL, and the "Pure" speaks TSPL.'],
    ['direct', 'This template is written in ZPL, and this printer finds no label in it.'],
  ])(
    'a label that is written by hand in another language is refused by a %s driver in words',
    async (driver, words) => {
      using printer = await listen()
      await using folder = await createPluginFolder({ 'printers.ts': head(['devices:tcp']) })
      await using station = await createTestStation({ pluginChoice: { folders: [folder.path] } })
      await turnOn(station.station, 'printers')
      const { pk } = await addPrinter(station, driver, printer.port)
      const template = await addZplTemplate(station)
      const part = await station.json<{ pk: number }>('POST', '/api/part/', { name: 'Pen' })
      const { print_job } = await station.json<{ print_job: number }>('POST', '/api/label/print/', {
        template,
        items: [part.pk],
        plugin: 'inventreelabelmachine',
        machine: pk,
      })
      await vi.waitFor(async () => {
        const { labels } = await station.json<{ labels: object[] }>('GET', `/api/station/print-jobs/${print_job}/`)
        expect(labels).toMatchObject([{ state: 'failed', error: expect.stringContaining(words) }])
      }, PATIENT)
    },
  )

  test('without the permission its connection is refused, on the machine and in words', async () => {
    await using folder = await createPluginFolder({ 'printers.ts': head([]) })
    await using station = await createTestStation({ pluginChoice: { folders: [folder.path] } })
    await turnOn(station.station, 'printers')
    const { pk } = await addPrinter(station, 'direct', 9100)
    await vi.waitFor(async () => {
      const { machine_errors } = await station.json<Machine>('GET', `/api/machine/${pk}/`)
      expect(machine_errors).toEqual(['The manifest of \'printers\' lacks "devices:tcp".'])
    }, PATIENT)
  })
})

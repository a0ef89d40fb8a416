import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { LabelPrinterDriver } from '@scanbench/plugin/machine'
import { connectionOf } from '../../drivers/printers/common/printer-connection.ts'
import { createNodeSerial } from '../../drivers/transports/node/node-serial.ts'
import { createNodeTcp } from '../../drivers/transports/node/node-tcp.ts'
import ScanbenchMachines from '../../plugins/builtin/machines.ts'
import { ROOT } from './folders.ts'
import { recordDevice } from './record-device.ts'

// node build/run.cjs device-record [place] [driver] [name]: place is host:port or a serial port; what is left out is asked.
const SILENCE_MS = 1500
const serial = createNodeSerial()
const tcp = createNodeTcp()

const classes = await new ScanbenchMachines().getMachineDrivers()
const drivers = classes
  .map((Driver) => new Driver())
  .filter((driver) => driver instanceof LabelPrinterDriver)
  .filter(({ SIMULATED }) => !SIMULATED)
const given = process.argv.slice(2)
using prompt = createInterface({ input: process.stdin, output: process.stderr })
const ports = (await serial.list().catch(() => [])).map(({ path }) => path)
const place =
  given[0] ?? (await prompt.question(`Which device? host:port, or one of ${ports.join(', ') || 'no ports'}: `))
const slug = given[1] ?? (await prompt.question(`Which language? ${drivers.map(({ SLUG }) => SLUG).join(', ')}: `))
const name = given[2] ?? (await prompt.question('Model and firmware, for the name of the file: '))

const driver = drivers.find(({ SLUG }) => SLUG === slug)
if (driver === undefined) throw new Error(`There is no driver ${slug}.`)
const [, host, port] = /^([^/\\]+):(\d+)$/.exec(place) ?? []
const spec = connectionOf(
  host === undefined
    ? { CONNECTION: 'serial', PORT: place }
    : { CONNECTION: 'tcp', HOST: host, TCP_PORT: Number(port) },
)
const transcript = await recordDevice({
  driver,
  open: (events) => {
    if (spec.transport === 'tcp') return tcp.open(spec, events)
    if (spec.transport === 'serial') return serial.open(spec, events)
    throw new Error(`Connections over ${spec.transport} are not recorded.`)
  },
  silence: () => pause(SILENCE_MS),
})
const file = join('test', 'fixtures', 'transcripts', `${slug}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.txt`)
writeFileSync(join(ROOT, file), `# ${name}, ${slug}, recorded from the device\n${transcript}`)
console.log(`Written: ${file}.`)

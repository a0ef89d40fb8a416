import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { BarcodeScannerDriver, LabelPrinterDriver, type ConnectionSpec } from '@scanbench/plugin/machine'
import type { Connection, ConnectionEvents } from '../../drivers/transports/connection.ts'
import { createNodeTransports } from '../../drivers/transports/node/node-transports.ts'
import { openTransport } from '../../main/devices/open-transport.ts'
import ScanbenchMachines from '../../plugins/builtin/machines.ts'
import { ROOT } from './folders.ts'
import { recordDevice, recordScans } from './record-device.ts'
import { readPlace, settingsFor } from './record-place.ts'

/**
 * `npm run device:record -- [PLACE] [DRIVER] [NAME] [--print FILE]`: what a device says, as a transcript for tests. PLACE is
 * host:port, usb:0a5f:0166, hid:05e0:1200 or a serial port. Printers are asked, and print the commands of FILE between two
 * rounds of questions; scanners are listened to until Enter is pressed. What is left out is asked.
 */
const { values: options, positionals: given } = parseArgs({
  allowPositionals: true,
  options: { print: { type: 'string' } },
})
const SILENCE_MS = 1500
const transports = createNodeTransports()

const classes = await new ScanbenchMachines().getMachineDrivers()
const drivers = classes
  .map((Driver) => new Driver())
  .filter((driver) => driver instanceof LabelPrinterDriver || driver instanceof BarcodeScannerDriver)
  .filter(({ SIMULATED }) => !SIMULATED)
using prompt = createInterface({ input: process.stdin, output: process.stderr })
const ports = (await transports.serial.list().catch(() => [])).map(({ path }) => path)
const place = readPlace(
  given[0] ??
    (await prompt.question(
      `Which device? host:port, usb:vendor:product, hid:vendor:product, or one of ${ports.join(', ') || 'no ports'}: `,
    )),
)
const slug = given[1] ?? (await prompt.question(`Which driver? ${drivers.map(({ SLUG }) => SLUG).join(', ')}: `))
const name = given[2] ?? (await prompt.question('Model and firmware, for the name of the file: '))

const driver = drivers.find(({ SLUG }) => SLUG === slug)
if (driver === undefined) throw new Error(`There is no driver ${slug}.`)
const settings = settingsFor(place, driver)
const spec = await driver.connection(settings)
if (spec === null) throw new Error(`${driver.NAME} has no connection that can be recorded.`)
const open = (events: ConnectionEvents): Promise<Connection> => openSpec(spec, events)
/** A device that is not there is no fault of this program. */
const transcript = await record(driver).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
const file = join('test', 'fixtures', 'transcripts', `${slug}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.txt`)
writeFileSync(join(ROOT, file), `# ${name}, ${slug}, recorded from the device\n${transcript}`)
console.log(`Written: ${file}.`)

function record(driver: BarcodeScannerDriver | LabelPrinterDriver): Promise<string> {
  if (driver instanceof BarcodeScannerDriver) {
    const enough = prompt.question('Scan some codes, then press Enter: ').then(() => {})
    return recordScans({ driver, settings, open, enough })
  }
  const print = options.print === undefined ? null : readFileSync(options.print)
  return recordDevice({ driver, open, print, silence: () => pause(SILENCE_MS) })
}

function openSpec(wanted: ConnectionSpec, events: ConnectionEvents): Promise<Connection> {
  if (wanted.transport === 'simulated')
    throw new Error('Simulated devices are not recorded: nobody would learn from it.')
  return openTransport(transports, wanted, events)
}

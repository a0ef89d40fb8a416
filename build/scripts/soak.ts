import { parseArgs } from 'node:util'
import { scanAmongBadDevices } from '../../test/soak/among-bad-devices.ts'
import { scanWithFour, type ScannerOutcome } from '../../test/soak/four-scanners.ts'
import { programClient } from '../../test/soak/program-client.ts'
import { buildPrograms } from './build-programs.ts'

/**
 * `npm run soak [-- --scans 10000] [--per-second 20] [--seed 1] [--part alone] [--as-built]`: four scanners of different kinds for a long
 * time, first by themselves, then among devices that vanish, babble and lie.
 */
const { values: options } = parseArgs({
  options: {
    scans: { type: 'string', default: '10000' },
    'per-second': { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    /** `alone` or `bad devices`; both when left out. */
    part: { type: 'string' },
    /** Runs the programs in `dist` as they are. */
    'as-built': { type: 'boolean', default: false },
  },
})

const scans = Number(options.scans)
const perSecond = Number(options['per-second'])
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`

if (!options['as-built']) await buildPrograms()
if (options.part !== 'bad devices') report('alone', await alone())
if (options.part !== 'alone') report('among bad devices', await amongBadDevices())

async function alone(): Promise<ScannerOutcome[]> {
  await using client = await programClient()
  const before = await client.memory()
  const outcomes = await scanWithFour(client, { scans, perSecond })
  console.log(`memory before ${megabytes(before)}, after ${scans} scans ${megabytes(await client.memory())}`)
  return outcomes
}

async function amongBadDevices(): Promise<ScannerOutcome[]> {
  await using client = await programClient()
  const seed = Number(options.seed)
  const { scanners, recovered, faults } = await scanAmongBadDevices(client, { scans, perSecond, seed })
  console.log(`${faults} faults, seed ${seed}; back by themselves: ${recovered.join(', ')}`)
  return scanners
}

function report(what: string, outcomes: readonly ScannerOutcome[]): void {
  console.log(`four scanners ${what}, ${perSecond} scans a second in all`)
  console.table(outcomes)
  const isWell = outcomes.every(({ sent, received, isInOrder }) => sent === received && isInOrder)
  if (!isWell) process.exitCode = 1
}

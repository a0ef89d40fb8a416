import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { buildPrograms } from './build-programs.ts'
import { findBrowser } from '../../main/window/find-browser.ts'
import { isExecutable } from '../../main/window/is-executable.ts'
import { measureHtmlPrinting } from '../../test/bench/html-printing.ts'
import { measureLabels } from '../../test/bench/labels.ts'
import { measureLane } from '../../test/bench/lane.ts'
import { measureLanguages } from '../../test/bench/languages.ts'
import { measureParsing } from '../../test/bench/parsing.ts'
import { measureReload } from '../../test/bench/plugin-reload.ts'
import { measureBesideBadPlugins, measureDispatchHere, measureIsolated } from '../../test/bench/plugins.ts'
import { startStation } from '../../test/bench/running-station.ts'
import { measureEcho, measureScans } from '../../test/bench/scan-to-event.ts'
import { measureStart } from '../../test/bench/start-to-scan.ts'
import type { Summary } from '../../test/bench/statistics.ts'
import { measureWire } from '../../test/bench/wire.ts'
import { BENCH_PACKAGES, installSystemPackages } from './system-packages.ts'

/** `npm run bench [-- --gate] [--labels] [--scans 2000] [--items 3000,1000000]`: figures of this machine beside a floor measured in the same run. */
const { values: options } = parseArgs({
  options: {
    gate: { type: 'boolean', default: false },
    /** Only labels and codes. */
    labels: { type: 'boolean', default: false },
    scans: { type: 'string', default: '2000' },
    items: { type: 'string', default: '3000,1000000' },
  },
})

interface Row {
  what: string
  value: string
  goal: string
  isMet: boolean
}

const MOST_ISOLATED_SCANS = 500
const SAVES = 5
const rows: Row[] = []
const scans = Number(options.scans)
const milliseconds = (value: number) => `${value.toFixed(2)} ms`
const describe = ({ median, p99 }: Summary) => `median ${milliseconds(median)}, p99 ${milliseconds(p99)}`

console.log(
  `${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}, ${process.platform}`,
)

// The programs as they are shipped.
await installSystemPackages(BENCH_PACKAGES)
if (!options.labels) await benchStations()
rows.push(...(await measureLabels()))
rows.push(...(await measureLanguages()), ...(await measureWire()), ...measureParsing())
rows.push(...(await measureLane()))
for (const figure of await measureHtmlPrinting(browserPath())) rows.push({ ...figure, goal: '-', isMet: true })
if (!options.labels) await benchPlugins()

console.table(
  rows.map(({ what, value, goal, isMet }) => ({ what, value, goal, met: goal === '-' ? '' : isMet ? 'yes' : 'NO' })),
)
if (options.gate && rows.some((row) => !row.isMet)) process.exitCode = 1

function browserPath(): string {
  const browser = findBrowser({ wanted: null, platform: process.platform, env: process.env, isExecutable })
  if (browser === null) throw new Error('No Chromium was found to measure beside')
  return browser.path
}

async function benchStations(): Promise<void> {
  await buildPrograms()
  const floor = await measureEcho(scans)
  rows.push({ what: `floor: echo over a pty pair, ${scans} rounds`, value: describe(floor), goal: '-', isMet: true })

  for (const items of options.items.split(',').map(Number)) await benchStation(items, floor)
  const startMs = await measureStart()
  rows.push({
    what: 'start to first accepted scan',
    value: `${startMs.toFixed(0)} ms`,
    goal: '< 1500 ms',
    isMet: startMs < 1500,
  })
}

async function benchStation(items: number, floor: Summary): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-bench-'))
  try {
    fill(folder, items)
    await using station = await startStation(folder)
    const summary = await measureScans(station, scans, items)
    rows.push({
      what: `scan to event, ${items.toLocaleString('en')} stock items, ${scans} scans`,
      value: `${describe(summary)} (p99 is ${(summary.p99 / floor.p99).toFixed(1)} x the floor)`,
      goal: 'p99 < 10 ms',
      isMet: summary.p99 < 10,
    })
    const megabytes = (await station.memory()) / 1e6
    rows.push({
      what: `memory after these scans, station and device process`,
      value: `${megabytes.toFixed(0)} MB`,
      goal: '< 200 MB',
      isMet: megabytes < 200,
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function benchPlugins(): Promise<void> {
  for (const plugins of [1, 20, 200]) {
    const value = describe(await measureDispatchHere(plugins, scans))
    rows.push({ what: `a code over the API, ${plugins} barcode plugins in the station`, value, goal: '-', isMet: true })
  }
  for (const plugins of [1, 20, 200]) {
    const { dispatch, activation, memory } = await measureIsolated(plugins, Math.min(scans, MOST_ISOLATED_SCANS))
    const what = `${plugins} barcode plugins in processes of their own`
    rows.push({ what: `scan to event, ${what}`, value: describe(dispatch), goal: '-', isMet: true })
    rows.push({ what: `turning on, each of ${what}`, value: describe(activation), goal: '-', isMet: true })
    rows.push({ what: `memory, each of ${what}`, value: `${(memory / 1e6).toFixed(0)} MB`, goal: '-', isMet: true })
  }
  const reload = await measureReload(SAVES)
  rows.push({
    what: `save of a linked plugin to the plugin on again, ${SAVES} saves`,
    value: describe(reload),
    goal: 'median < 1000 ms',
    isMet: reload.median < 1000,
  })
  for (const areAsked of [false, true]) await benchBadPlugins(areAsked)
}

async function benchBadPlugins(areAsked: boolean): Promise<void> {
  const { calm, bad } = await measureBesideBadPlugins(scans, areAsked)
  rows.push({
    what: `scan to event beside ${areAsked ? 'six bad plugins, all of which are asked' : 'five bad plugins'}, ${scans} scans`,
    value: `${describe(bad)} (p99 is ${(bad.p99 / calm.p99).toFixed(1)} x the calm ${milliseconds(calm.p99)})`,
    goal: 'p99 < 3 x calm',
    isMet: bad.p99 < 3 * calm.p99,
  })
}

function fill(folder: string, items: number): void {
  const { status } = spawnSync(
    process.execPath,
    ['build/scripts/demo-data.ts', '--items', String(items), '--data', folder],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  if (status !== 0) throw new Error('The demonstration data could not be written')
}

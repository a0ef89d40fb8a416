import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { buildPrograms } from './build-programs.ts'
import { buildWindow } from './build-window.ts'
import { findBrowser } from '../../main/window/find-browser.ts'
import { isExecutable } from '../../main/window/is-executable.ts'
import type { Figure } from '../../test/bench/figure.ts'
import { measurePreview } from '../../test/bench/edit-to-preview.ts'
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

/** `npm run bench [-- --gate] [--only lane,plugins] [--scans 2000] [--items 3000,1000000]`: figures of this machine beside floors measured in the same run. */
const { values: options } = parseArgs({
  options: {
    gate: { type: 'boolean', default: false },
    /** Groups of figures, by their names below; without it all of them. */
    only: { type: 'string' },
    scans: { type: 'string', default: '2000' },
    items: { type: 'string', default: '3000,1000000' },
  },
})

const MOST_ISOLATED_SCANS = 500
const SAVES = 5
const scans = Number(options.scans)
const milliseconds = (value: number) => `${value.toFixed(2)} ms`
const describe = ({ median, p99 }: Summary) => `median ${milliseconds(median)}, p99 ${milliseconds(p99)}`

/** In the order in which they are measured. */
const GROUPS: Record<string, () => AsyncIterable<Figure> | Promise<Figure[]> | Figure[]> = {
  stations: benchStations,
  labels: measureLabels,
  languages: measureLanguages,
  wire: measureWire,
  parsing: measureParsing,
  lane: measureLane,
  html: async () => (await measureHtmlPrinting(browserPath())).map((figure) => ({ ...figure, goal: '-', isMet: true })),
  plugins: benchPlugins,
  preview: benchPreview,
}

console.log(
  `${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}, ${process.platform}`,
)

await installSystemPackages(BENCH_PACKAGES)
// The programs as they are shipped.
await buildPrograms()
const figures: Figure[] = []
for (const group of wantedGroups()) {
  for await (const figure of await group()) {
    figures.push(figure)
    // The run is long, and what is known already may be all that somebody waits for.
    console.log(`${figure.what}: ${figure.value}${figure.isMet ? '' : ` (missed: ${figure.goal})`}`)
  }
}

console.table(
  figures.map(({ what, value, goal, isMet }) => ({ what, value, goal, met: goal === '-' ? '' : isMet ? 'yes' : 'NO' })),
)
if (options.gate && figures.some((figure) => !figure.isMet)) process.exitCode = 1

function wantedGroups() {
  const names = options.only?.split(',') ?? Object.keys(GROUPS)
  return names.map((name) => {
    const group = GROUPS[name]
    if (group === undefined) throw new Error(`"${name}" is none of ${Object.keys(GROUPS).join(', ')}`)
    return group
  })
}

async function benchPreview(): Promise<Figure[]> {
  await buildWindow()
  return measurePreview(browserPath())
}

function browserPath(): string {
  const browser = findBrowser({ wanted: null, platform: process.platform, env: process.env, isExecutable })
  if (browser === null) throw new Error('No Chromium was found to measure beside')
  return browser.path
}

async function* benchStations(): AsyncIterable<Figure> {
  const floor = await measureEcho(scans)
  yield known(`floor: echo over a pty pair, ${scans} rounds`, describe(floor))
  for (const items of options.items.split(',').map(Number)) yield* benchStation(items, floor)
  const startMs = await measureStart()
  yield {
    what: 'start to first accepted scan',
    value: `${startMs.toFixed(0)} ms`,
    goal: '< 1500 ms',
    isMet: startMs < 1500,
  }
}

async function* benchStation(items: number, floor: Summary): AsyncIterable<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-bench-'))
  try {
    fill(folder, items)
    await using station = await startStation(folder)
    const summary = await measureScans(station, scans, items)
    yield {
      what: `scan to event, ${items.toLocaleString('en')} stock items, ${scans} scans`,
      value: `${describe(summary)} (p99 is ${(summary.p99 / floor.p99).toFixed(1)} x the floor)`,
      goal: 'p99 < 10 ms',
      isMet: summary.p99 < 10,
    }
    const megabytes = (await station.memory()) / 1e6
    yield {
      what: 'memory after these scans, station and device process',
      value: `${megabytes.toFixed(0)} MB`,
      goal: '< 200 MB',
      isMet: megabytes < 200,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function* benchPlugins(): AsyncIterable<Figure> {
  for (const plugins of [1, 20, 200]) {
    const durations = await measureDispatchHere(plugins, scans)
    yield known(`a code over the API, ${plugins} barcode plugins in the station`, describe(durations))
  }
  for (const plugins of [1, 20, 200]) {
    const { dispatch, activation, memory } = await measureIsolated(plugins, Math.min(scans, MOST_ISOLATED_SCANS))
    const what = `${plugins} barcode plugins in processes of their own`
    yield known(`scan to event, ${what}`, describe(dispatch))
    yield known(`turning on, each of ${what}`, describe(activation))
    yield known(`memory, each of ${what}`, `${(memory / 1e6).toFixed(0)} MB`)
  }
  const reload = await measureReload(SAVES)
  yield {
    what: `save of a linked plugin to the plugin on again, ${SAVES} saves`,
    value: describe(reload),
    goal: 'median < 1000 ms',
    isMet: reload.median < 1000,
  }
  for (const areAsked of [false, true]) yield await besideBadPlugins(areAsked)
}

async function besideBadPlugins(areAsked: boolean): Promise<Figure> {
  const { calm, bad } = await measureBesideBadPlugins(scans, areAsked)
  return {
    what: `scan to event beside ${areAsked ? 'six bad plugins, all of which are asked' : 'five bad plugins'}, ${scans} scans`,
    value: `${describe(bad)} (p99 is ${(bad.p99 / calm.p99).toFixed(1)} x the calm ${milliseconds(calm.p99)})`,
    goal: 'p99 < 3 x calm',
    isMet: bad.p99 < 3 * calm.p99,
  }
}

/** A figure without a goal. */
function known(what: string, value: string): Figure {
  return { what, value, goal: '-', isMet: true }
}

function fill(folder: string, items: number): void {
  const { status } = spawnSync(
    process.execPath,
    ['build/scripts/demo-data.ts', '--items', String(items), '--data', folder],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  )
  if (status !== 0) throw new Error('The demonstration data could not be written')
}

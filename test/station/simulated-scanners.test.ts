import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Machine } from '../../main/records/machine-records.ts'
import { eventually } from '../support/eventually.ts'
import { addMachine } from '../support/machines.ts'
import { createTestStation, type News, type TestStation } from '../support/test-station.ts'

const MODES = ['hid-pos-a', 'hid-pos-b', 'hid-pos-c', 'serial', 'ssi', 'keyboard', 'tcp']
const GS1 = ']C1010950600013435210AB<GS>3712'

const stack = new AsyncDisposableStack()
const scanners = new Map<string, Scanner>()

/** One station has all of them; each test takes its scanner as the one before left it, and it must be well. */
beforeAll(async () => {
  const station = stack.use(await createTestStation())
  const news = stack.use(await station.news())
  for (const mode of MODES) scanners.set(mode, await addScanner(mode, station, news))
}, 60_000)
afterAll(() => stack.disposeAsync())

type Scanner = Awaited<ReturnType<typeof addScanner>>

async function addScanner(mode: string, station: TestStation, news: News) {
  const { pk } = await addMachine(station, news, {
    name: mode,
    machine_type: 'barcode-scanner',
    driver: `simulated-${mode}-scanner`,
    settings: { 'M/BOUNCE_MS': 0 },
  })
  const simulate = (action: object) => station.json<Machine>('POST', `/api/station/machines/${pk}/simulate/`, action)
  const codes = () =>
    news.events.flatMap((event) =>
      event.type === 'scan.captured' && event.data.machine === pk ? [event.data.data] : [],
    )
  let shown = 0
  /** Shows codes until one is read; none of them is late then. */
  const readsAgain = async (): Promise<string> => {
    shown += 1
    await eventually(async () => {
      if (codes().includes(`READY-${shown}`)) return
      shown += 1
      await simulate({ kind: 'scan', text: `READY-${shown}` })
      throw new Error(`READY-${shown} was not read`)
    })
    return `READY-${shown}`
  }
  await readsAgain()
  return {
    pk,
    codes,
    simulate,
    readsAgain,
    scan: (text: string) => simulate({ kind: 'scan', text }),
    faults: (faults: object) => simulate({ kind: 'scanner faults', faults }),
    machine: () => station.json<Machine>('GET', `/api/machine/${pk}/`),
    trigger: () => station.json('POST', `/api/station/machines/${pk}/command/`, { command: 'trigger' }),
    captured: (data: string) => news.until('scan.captured', (scan) => scan.machine === pk && scan.data === data),
    resolved: (data: string) => news.until('scan.resolved', (scan) => scan.machine === pk && scan.data === data),
    says: (words: string) =>
      eventually(async () =>
        expect((await station.json<Machine>('GET', `/api/machine/${pk}/`)).status_text).toContain(words),
      ),
  }
}

function scannerOf(mode: string): Scanner {
  const scanner = scanners.get(mode)
  if (scanner === undefined) throw new Error(`There is no scanner of mode ${mode}`)
  return scanner
}

test.each(MODES)('%s: a code of the Machines page goes the way of a real one, separators included', async (mode) => {
  const scanner = scannerOf(mode)
  await scanner.scan(GS1)
  const scan = await scanner.captured('010950600013435210AB\x1d3712')
  expect(scan.simulated).toBe(true)
})

test.each(MODES)('%s: a scanner that vanishes in a code and comes back reads again by itself', async (mode) => {
  const scanner = scannerOf(mode)
  await scanner.faults({ unplugs_in_code: true })
  await scanner.scan('CUT-OFF-BY-THE-CABLE')
  await scanner.says('unplugged')
  await scanner.simulate({ kind: 'plug' })
  await scanner.readsAgain()
  expect(scanner.codes()).not.toContain('CUT-OFF-BY-THE-CABLE')
})

test.each(MODES)('%s: after babble it reads again by itself', async (mode) => {
  const scanner = scannerOf(mode)
  await scanner.faults({ babbles: true })
  await scanner.faults({ babbles: false })
  const code = await scanner.readsAgain()
  expect(scanner.codes()).toContain(code)
})

test.each(['hid-pos-a', 'hid-pos-b', 'hid-pos-c', 'serial', 'tcp'])(
  '%s: a code without its end is complained of, and the next good one ends the complaint',
  async (mode) => {
    const scanner = scannerOf(mode)
    await scanner.faults({ loses_end: true })
    await scanner.scan('HALF')
    await scanner.says('without its end')
    await scanner.faults({ loses_end: false })
    await scanner.readsAgain()
    await scanner.says('Ready.')
    expect(scanner.codes()).not.toContain('HALF')
  },
)

test.each(['hid-pos-a', 'ssi'])(
  '%s: its trigger is pulled from here, and it reads what lies in front',
  async (mode) => {
    const scanner = scannerOf(mode)
    await scanner.scan('IN-FRONT')
    await scanner.resolved('IN-FRONT')
    await scanner.trigger()
    await eventually(() => expect(scanner.codes().filter((code) => code === 'IN-FRONT')).toHaveLength(2))
  },
)

test('a scanner that takes no commands has no trigger, and says so', async () => {
  const scanner = scannerOf('keyboard')
  expect((await scanner.machine()).commands).toEqual([])
  await expect(scanner.trigger()).rejects.toThrow('This scanner has no command for its trigger. Pull it by hand.')
})

test('what a simulated scanner was told is shown with the machine', async () => {
  const scanner = scannerOf('hid-pos-b')
  await scanner.scan('NOBODY-KNOWS-THIS')
  await eventually(async () =>
    expect((await scanner.machine()).properties).toContainEqual(
      expect.objectContaining({ key: 'Told to do last', value: 'Error beep' }),
    ),
  )
})

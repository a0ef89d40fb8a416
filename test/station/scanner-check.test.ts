import { expect, it, vi } from 'vitest'
import { ssiPacket } from '../../drivers/protocols/ssi.ts'
import { TEST_CODES } from '../../drivers/protocols/scanner-check.ts'
import type { Machine } from '../../main/records/machine-records.ts'
import type { SettingObject } from '../../main/records/setting-records.ts'
import { STATION } from '../../main/users/actor.ts'
import { callStation } from '../support/call-station.ts'
import { openSerialEnd } from '../support/far-end.ts'
import { addMachine, type NewMachine } from '../support/machines.ts'
import { openPtyPair } from '../support/pty-pair.ts'
import { createTestStation, type News, type TestStation } from '../support/test-station.ts'

interface Check {
  step: string
  trouble: string | null
  speed: number | null
  last_text: string | null
  findings: { step: string; is_good: boolean; text: string }[]
}

/** Opcode D0 of SSI. */
const ACKNOWLEDGED = '04d00400ff28'
const PATH = '/api/station/scanner-check/'
const check = (test: TestStation) => test.json<Check>('GET', PATH)

type NewScanner = Partial<Pick<NewMachine, 'name' | 'settings'>> & Pick<NewMachine, 'driver'>

/** Its pk, as soon as it is connected. */
async function addScanner(test: TestStation, news: News, { driver, name = 'Scanner', settings = {} }: NewScanner) {
  const { pk } = await addMachine(test, news, { name, machine_type: 'barcode-scanner', driver, settings })
  return pk
}

async function until(test: TestStation, fits: (state: Check) => boolean): Promise<Check> {
  return vi.waitFor(
    async () => {
      const state = await check(test)
      expect(state).toSatisfy(fits)
      return state
    },
    { timeout: 8000, interval: 50 },
  )
}

async function valuesOf(test: TestStation, pk: string): Promise<Record<string, unknown>> {
  const settings = await test.json<SettingObject[]>('GET', `/api/machine/${pk}/settings/`)
  return Object.fromEntries(settings.map(({ key, value }) => [key, value]))
}

it('finds out how a serial scanner is set, keeps it, and takes none of its codes for scans', async () => {
  await using line = await openPtyPair()
  using scanner = openSerialEnd(line.far)
  await using test = await createTestStation()
  using news = await test.news()
  const pk = await addScanner(test, news, {
    name: 'Bench scanner',
    driver: 'serial-scanner',
    settings: { 'D/PORT': line.near },
  })
  const send = (latin1: string) => scanner.send(Buffer.from(latin1, 'latin1'))
  await test.json('POST', PATH, { machine: pk })

  send('\xff\x80\xfe\x81')
  expect(await until(test, ({ trouble, speed }) => trouble !== null && speed === 115_200)).toMatchObject({
    step: 'signs',
    trouble: 'What came is garbled: the line runs at another speed.',
  })
  await news.until('machine.changed', ({ status }) => status === 100)
  await vi.waitFor(async () => expect((await test.json<Machine>('GET', `/api/machine/${pk}/`)).status).toBe(100))
  send('4006381333931\t')
  await until(test, ({ trouble }) => trouble === 'That was another code. Scan the one that is shown.')
  send(`]C0#${TEST_CODES.signs}\t`)
  await until(test, ({ step }) => step === 'gs1')
  send(']C1#010950600013435210LOT7|21S42\t')
  await until(test, ({ step }) => step === 'long')
  send(`]d1#${TEST_CODES.long}\t`)
  const { findings } = await until(test, ({ step }) => step === 'done')
  expect(findings.map(({ is_good, text }) => `${is_good ? '+' : '-'} ${text.replace(/\d+ ms/, 'n ms')}`)).toEqual([
    '+ Reads well, Tab at the end.',
    '+ It puts "#" before each code; this is taken off.',
    '+ It tells the kind of each code (AIM identifier).',
    '+ Separators of GS1 codes arrive as "|"; this is put right.',
    '+ 2D codes are read in n ms. No characters lost.',
  ])

  await test.json('POST', `${PATH}save/`, { name: 'Gate', use: 'stand' })
  expect(await valuesOf(test, pk)).toMatchObject({
    BAUD_RATE: '115200',
    FRAMING: 'tab',
    PREFIX: '#',
    SEPARATOR: '|',
    USE: 'stand',
  })
  expect(await test.json('GET', '/api/station/scans/')).toEqual([])
  await vi.waitFor(async () => expect((await test.json<Machine>('GET', `/api/machine/${pk}/`)).status).toBe(100))
  send(']d2#10LOT7|21S42\t')
  expect(await news.until('scan.captured')).toMatchObject({ data: '10LOT7\x1d21S42', machine_name: 'Gate' })
})

it('ends without keeping anything, and the scanner scans again', async () => {
  await using test = await createTestStation()
  using news = await test.news()
  const pk = await addScanner(test, news, { driver: 'simulated-scanner' })
  await test.json('POST', PATH, { machine: pk })
  await test.json('POST', `${PATH}skip/`)
  expect((await check(test)).findings).toEqual([
    { step: 'signs', is_good: false, text: 'Letters and signs were not tried.' },
  ])
  await test.json('DELETE', PATH)
  await test.json('POST', `/api/station/machines/${pk}/simulate/`, { kind: 'scan', text: 'A1' })
  expect((await news.until('scan.captured')).data).toBe('A1')
  expect((await callStation(test, 'GET', PATH))[0]).toBe(404)
})

it('a scanner that cannot be told to beep says so', async () => {
  await using test = await createTestStation()
  using news = await test.news()
  const pk = await addScanner(test, news, { driver: 'simulated-scanner' })
  expect(await test.json('POST', `/api/station/machines/${pk}/beep/`)).toEqual({ has_beeped: false })
})

it.each(['signs', 'gs1', 'long'])('the test code %s is drawn', async (code) => {
  await using test = await createTestStation()
  const response = await test.station.fetch(new Request(`http://127.0.0.1${PATH}codes/${code}/`), {
    actor: STATION,
  })
  expect([response.headers.get('content-type'), (await response.text()).startsWith('<svg')]).toEqual([
    'image/svg+xml',
    true,
  ])
})

it('finds out that a scanner gives no identifiers, and a code that only looks like having one stays whole', async () => {
  await using test = await createTestStation()
  using news = await test.news()
  const pk = await addScanner(test, news, { driver: 'simulated-hid-pos-c-scanner' })
  const scan = (text: string) => test.json('POST', `/api/station/machines/${pk}/simulate/`, { kind: 'scan', text })
  // Scans of one code are told apart by silence, and the first may come in the time in which all is left out.
  const seldom = { timeout: 8000, interval: 700 }
  await test.json('POST', PATH, { machine: pk })
  await vi.waitFor(async () => {
    await scan(TEST_CODES.signs)
    expect((await check(test)).step).toBe('gs1')
  }, seldom)
  await test.json('POST', `${PATH}save/`, { name: 'Scanner', use: 'hand-held' })
  const codes = () => news.events.flatMap((event) => (event.type === 'scan.captured' ? [event.data.data] : []))
  await vi.waitFor(async () => {
    await scan(']C1X')
    expect(codes()).toContain(']C1X')
  }, seldom)
  expect((await valuesOf(test, pk))['AIM_IN_TEXT']).toBe(false)
})

it('takes the packets of a scanner that speaks SSI for codes, and leaves its framing and its speed alone', async () => {
  await using line = await openPtyPair()
  using far = openSerialEnd(line.far)
  await using test = await createTestStation()
  using news = await test.news()
  const pk = await addScanner(test, news, {
    name: 'DS2208',
    driver: 'serial-scanner',
    settings: { 'D/FRAMING': 'ssi', 'D/PORT': line.near },
  })
  await test.json('POST', PATH, { machine: pk })
  far.send(Buffer.from(ssiPacket(0xf3, [0x03, ...Buffer.from(TEST_CODES.signs)], { source: 0, status: 0 })))
  const { findings, speed } = await until(test, ({ step }) => step === 'gs1')
  expect(findings.map(({ text }) => text)).toContain('It tells the kind of each code (AIM identifier).')
  // Without its acknowledgement the scanner would send the code again, and then complain.
  await vi.waitFor(() => expect(Buffer.from(far.received()).toString('hex')).toBe(ACKNOWLEDGED))
  await test.json('POST', `${PATH}save/`, { name: 'DS2208', use: 'hand-held' })
  expect({ speed, framing: (await valuesOf(test, pk))['FRAMING'] }).toEqual({ speed: 9600, framing: 'ssi' })
})

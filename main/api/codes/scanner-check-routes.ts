import { z } from '@hono/zod-openapi'
import { AppError } from '@scanbench/plugin'
import { placeOf } from '../../machines/connections/connection-words.ts'
import type { MachineRegistry } from '../../machines/machine-registry.ts'
import { FoundScanner } from '../../records/found-scanner-records.ts'
import { ScannerMode } from '../../records/maker-setup-records.ts'
import { Machine } from '../../records/machine-records.ts'
import { checkPicture } from '../../scanner-check/check-pictures.ts'
import { deviceMode } from '../../scanner-check/device-mode.ts'
import { drawCode } from '../../scanner-check/draw-code.ts'
import { speedOf, type ScannerChecks } from '../../scanner-check/scanner-checks.ts'
import { route, type Route } from '../route.ts'

const TEST_CODE = z.enum(['signs', 'gs1', 'long'])

const Switching = z.object({
  mode: ScannerMode,
  outcome: z.enum(['told', 'taken', 'refused']),
  /** As it is found now in its new mode. */
  came_back: FoundScanner.nullable(),
})

const ScannerCheck = z
  .object({
    /** Null until the machine of the scanner that types into the window is made. */
    machine: z.string().nullable(),
    name: z.string(),
    /** Where it is connected, in words. */
    place: z.string(),
    /** Who made it, where its USB id tells. */
    maker: z.string().nullable(),
    /** How it is set to send, in words. */
    mode: z.string(),
    /** Whose setup codes it takes, as `maker-setups` lists them. */
    setup: z.string().nullable(),
    /** The modes that it can be switched to from here. */
    switches: z.array(ScannerMode),
    /** Null until it was told to change its mode. */
    switching: Switching.nullable(),
    /** Of a serial line, else null. */
    speed: z.number().nullable(),
    step: z.enum(['signs', 'gs1', 'long', 'done']),
    findings: z.array(z.object({ step: TEST_CODE, is_good: z.boolean(), text: z.string() })),
    /** What was wrong with the last scan. */
    trouble: z.string().nullable(),
    last_text: z.string().nullable(),
    since: z.string(),
  })
  .openapi('ScannerCheck')

interface Services {
  scannerChecks: ScannerChecks
  machines: MachineRegistry
}

/** Finds out how a scanner is set, by codes that a person scans from the screen or from paper. */
export function scannerCheckRoutes({ scannerChecks, machines }: Services): Route[] {
  const path = '/api/station/scanner-check/'
  const current = async (): Promise<z.input<typeof ScannerCheck>> => {
    const { running } = scannerChecks
    if (running === null) throw new AppError('NOT_FOUND', 'No scanner check is running. Start it again.')
    const { machine, name, spec, check, since, switching } = running
    const { maker, words, setup, switches } = deviceMode(spec)
    return {
      machine,
      name,
      place: spec === null ? 'It types into this window' : placeOf(spec),
      maker,
      mode: words,
      setup: setup?.maker ?? null,
      switches,
      switching: switching && {
        mode: switching.mode,
        outcome: switching.outcome,
        came_back: await scannerChecks.cameBack(),
      },
      speed: speedOf(spec),
      step: check.step,
      findings: check.findings.map(({ step, isGood, text }) => ({ step, is_good: isGood, text })),
      trouble: check.trouble,
      last_text: check.lastText,
      since: since.toISOString(),
    }
  }
  return [
    route({
      method: 'post',
      path,
      summary: 'Begin to check a scanner; without a machine, the one that types into the window',
      rights: 'staff',
      body: z.object({ machine: z.string().nullable() }),
      status: 201,
      answer: ScannerCheck,
      async handler({ body }) {
        await scannerChecks.start(body.machine)
        return current()
      },
    }),
    route({
      method: 'get',
      path,
      summary: 'How the scanner check stands; it ends when nobody asks for half a minute',
      rights: 'staff',
      answer: ScannerCheck,
      handler: () => current(),
    }),
    route({
      method: 'post',
      path: `${path}skip/`,
      summary: 'Leave the code out that is shown now',
      rights: 'staff',
      answer: ScannerCheck,
      async handler() {
        scannerChecks.skip()
        return current()
      },
    }),
    route({
      method: 'post',
      path: `${path}speed/`,
      summary: 'Try the next speed of a serial line',
      rights: 'staff',
      answer: ScannerCheck,
      async handler() {
        await scannerChecks.nextSpeed()
        return current()
      },
    }),
    route({
      method: 'post',
      path: `${path}switch/`,
      summary: 'Tell the scanner to change its mode for good; it comes back as another device',
      rights: 'staff',
      body: z.object({ mode: ScannerMode }),
      answer: ScannerCheck,
      async handler({ body }) {
        await scannerChecks.switchTo(body.mode)
        return current()
      },
    }),
    route({
      method: 'post',
      path: `${path}save/`,
      summary: 'Keep what was found as settings of the machine',
      rights: 'staff',
      body: z.object({
        name: z.string().trim().min(1, 'This field may not be blank.').max(255),
        use: z.enum(['hand-held', 'stand']),
      }),
      answer: Machine,
      handler: ({ body }) => scannerChecks.save(body),
    }),
    route({
      method: 'delete',
      path,
      summary: 'End the scanner check and keep nothing',
      rights: 'staff',
      status: 204,
      answer: null,
      handler: async () => scannerChecks.cancel(),
    }),
    route({
      method: 'get',
      path: `${path}codes/{code}/`,
      summary: 'A test code as SVG',
      rights: 'any',
      params: z.object({ code: TEST_CODE }),
      answer: null,
      handler: async ({ params }) =>
        new Response(checkPicture(params.code, drawCode), { headers: { 'Content-Type': 'image/svg+xml' } }),
    }),
    route({
      method: 'post',
      path: '/api/station/machines/{pk}/beep/',
      summary: 'Let a scanner beep, to tell it from its twins; false where it cannot',
      rights: 'any',
      params: z.object({ pk: z.string() }),
      answer: z.object({ has_beeped: z.boolean() }),
      async handler({ params }) {
        const { name } = await machines.get(params.pk)
        const scanner = machines.scanner(params.pk)
        if (scanner === null) throw new AppError('CONFLICT', `'${name}' is no scanner that works. Switch it on first.`)
        return { has_beeped: await scanner.beep('accepted') }
      },
    }),
  ]
}

import type { Discarded, Frame } from '@scanbench/plugin/machine'
import { MachineDriverMixin } from '@scanbench/plugin/mixins'
import { Plugin } from '@scanbench/plugin'
import { expect, test, vi } from 'vitest'
import { ssiPacket } from '../../../drivers/protocols/ssi.ts'
import { HidPosScannerDriver } from '../../../drivers/scanners/hid-pos-scanner.ts'
import { SerialScannerDriver } from '../../../drivers/scanners/serial-scanner.ts'
import { createPosMode } from '../../../drivers/simulators/scanners/pos-mode.ts'
import { DrivenMachines } from './driven-machines.ts'
import { FarFramer } from './far-framer.ts'
import { HeldMachines } from './held-machines.ts'

class Scanners extends Plugin.with(MachineDriverMixin) {
  readonly NAME = 'Scanners'
  override async getMachineDrivers() {
    return [HidPosScannerDriver, SerialScannerDriver]
  }
}

/** A framer of one of our drivers as if it were elsewhere, and what came of it. */
async function framerOf(slug: string, settings: Record<string, unknown>) {
  const plugin = new Scanners()
  const machines = new HeldMachines({ ask: async () => null })
  const far = new DrivenMachines({ plugin: () => plugin, machines, choose: async () => [] })
  await far.drivers()
  const framer = new FarFramer({ slug, far, settings, silenceMs: () => null })
  const codes: string[] = []
  const answers: string[] = []
  framer.onFrames((parts: (Frame | Discarded)[], answer) => {
    codes.push(...parts.map(({ bytes }) => Buffer.from(bytes).toString('latin1')))
    if (answer !== null) answers.push(Buffer.from(answer).toString('hex'))
  })
  return { framer, codes, answers }
}

test('a framer elsewhere is told the layout of the reports, so that a code that looks like an identifier stays whole', async () => {
  const { framer, codes } = await framerOf('hid-pos-scanner', { AIM_IN_TEXT: true })
  const mode = createPosMode('c')
  const code = ']C109506000134352'
  framer.describe(mode.fields ?? [])
  for (const report of mode.say({ aim: '', bytes: Buffer.from(code) })) framer.push(report)
  await vi.waitFor(() => expect(codes).toEqual([code]))
})

test('its acknowledgements come with the codes', async () => {
  const { framer, codes, answers } = await framerOf('serial-scanner', { FRAMING: 'ssi' })
  framer.push(ssiPacket(0xf3, [0x03, ...Buffer.from('ABC')], { source: 0, status: 0 }))
  await vi.waitFor(() => expect({ codes, answers }).toEqual({ codes: [']C0ABC'], answers: ['04d00400ff28'] }))
})

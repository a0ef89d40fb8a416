import {
  DirectPrinterDriver,
  LabelPrinterDriver,
  type DrawnLabel,
  type MachineHandle,
  type PrinterJob,
} from '@scanbench/plugin/machine'
import { integer } from '@scanbench/plugin/settings'
import { FakePrinter } from '@scanbench/plugin/testing'
import { expect, test } from 'vitest'

const LABEL: DrawnLabel = { widthDots: 400, heightDots: 240, dotsPerMm: 8, steps: [] }

class Sizes extends LabelPrinterDriver {
  SLUG = 'sizes'
  NAME = 'Sizes'
  DESCRIPTION = 'Says how large a label is'
  connection() {
    return null
  }
  dotsPerMm() {
    return 8
  }
  encode({ widthDots, heightDots }: DrawnLabel) {
    return new TextEncoder().encode(`${widthDots} ${heightDots}`)
  }
  decode(bytes: Uint8Array) {
    const [widthDots = 0, heightDots = 0] = new TextDecoder().decode(bytes).split(' ').map(Number)
    return [{ ...LABEL, widthDots, heightDots }]
  }
}

class Direct extends DirectPrinterDriver {
  SLUG = 'direct'
  NAME = 'Direct'
  DESCRIPTION = 'Prints by itself'
  connection() {
    return null
  }
  override PRINTING_OPTIONS = { CUT: integer({ name: 'Cut after', default: 0 }) }
  async printLabel(machine: MachineHandle, { label, options }: PrinterJob) {
    const cut = options['CUT'] === 0 ? '' : ` CUT ${String(options['CUT'])}`
    await machine.connection.write(new TextEncoder().encode(`PRINT ${label.widthDots}${cut}`))
  }
}

test('what a driver sends for a label is seen as bytes and as the label that they are', async () => {
  const printer = await FakePrinter.with(new Sizes())
  await printer.print(LABEL)
  expect([printer.machine.sent, printer.labels]).toEqual([['400 240'], [LABEL]])
})

test('a driver that prints by itself has the line in its own hands', async () => {
  const printer = await FakePrinter.with(new Direct())
  await printer.print(LABEL)
  expect([printer.machine.sent, printer.labels]).toEqual([['PRINT 400'], [LABEL]])
})

test('a driver that prints by itself is told what was chosen for the job', async () => {
  const printer = await FakePrinter.with(new Direct())
  await printer.print(LABEL, { CUT: 5 })
  await printer.print(LABEL)
  expect(printer.machine.sent).toEqual(['PRINT 400 CUT 5', 'PRINT 400'])
})

test('a drawing that waited since an earlier version is printed without options', () => {
  const bytes = new TextEncoder().encode(JSON.stringify(LABEL))
  expect(new Direct().jobsIn(bytes)).toEqual([{ label: LABEL, options: {} }])
})

test('settings that may be secrets do not wait with the drawing', () => {
  const bytes = new Direct().encode(LABEL, { PASSWORD: 'hunter2', DARKNESS: 12, CUT: 1 })
  expect(new Direct().jobsIn(bytes)).toEqual([{ label: LABEL, options: { DARKNESS: 12, CUT: 1 } }])
})

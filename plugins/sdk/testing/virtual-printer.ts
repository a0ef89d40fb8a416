import { virtualLanguage } from '../../../drivers/simulators/languages.ts'
import { createVirtualPrinter } from '../../../drivers/simulators/virtual-printer.ts'
import { AppError } from '../errors.ts'
import type { PrinterCondition } from '../machine/driver.ts'
import type { LineDevice } from './line-device.ts'

/** What goes wrong with a virtual printer by itself. @since 1.0 */
export interface VirtualPrinterFaults {
  /** So many labels come out, then the paper is out; null: the roll has no end. */
  paperOutAfter: number | null
  /** How long the head takes for a label; 0: none. */
  msPerLabel: number
  /** Questions get an answer that means nothing. */
  answersWrong: boolean
  /** It hears, and says nothing at all. */
  isSilent: boolean
  /** The cable comes out after so many more bytes; null: it holds. */
  unplugAfterBytes: number | null
}

/** A printer in memory that speaks one of the printer languages back. @since 1.0 */
export interface VirtualPrinter extends LineDevice {
  /** The commands of each label that came out, oldest first. */
  readonly labels: readonly Uint8Array[]
  /** Has its cable come out by a fault? */
  readonly isUnplugged: boolean
  /** What happens to it, or what a person does: paper, head, pause ... */
  setCondition(condition: PrinterCondition, present: boolean): void
  /** A fault that is not named stays as it is. */
  setFaults(faults: Partial<VirtualPrinterFaults>): void
  /** Off and on: what it had not printed is gone. */
  restart(): void
  /** Its head moves on by so long. */
  passTime(ms: number): void
}

/**
 * A printer without hardware, the same that the Machines page shows: it takes labels, answers questions, has paper and faults.
 * @example
 * const printer = virtualPrinter('zpl')
 * printer.setCondition('paper out', true)
 * await fakeLine(printer).near.write(new TextEncoder().encode('^XA^FDA^FS^XZ'))
 * expect(printer.labels).toEqual([])
 * printer.setCondition('paper out', false)
 * expect(printer.labels).toHaveLength(1)
 * @since 1.0
 */
export function virtualPrinter(language: string): VirtualPrinter {
  const spoken = virtualLanguage(language)
  if (spoken === null)
    throw new AppError('INVALID_INPUT', `No virtual printer speaks ${language}. Choose another language.`)
  const labels: Uint8Array[] = []
  const listeners = new Set<(bytes: Uint8Array) => void>()
  let isUnplugged = false
  let waiting: { ms: number; due: () => void }[] = []
  const printer = createVirtualPrinter({
    language: spoken,
    onLabel: (bytes) => void labels.push(bytes),
    answer: (bytes) => listeners.forEach((listener) => listener(bytes)),
    onUnplug: () => void (isUnplugged = true),
    wait(ms, due) {
      const entry = { ms, due }
      waiting.push(entry)
      return { [Symbol.dispose]: () => void (waiting = waiting.filter((each) => each !== entry)) }
    },
  })

  /** From one end of a label to the next. */
  function passTime(ms: number): void {
    const [next] = waiting.toSorted((one, other) => one.ms - other.ms)
    if (next === undefined || next.ms > ms) {
      for (const entry of waiting) entry.ms -= ms
      return
    }
    waiting = waiting.filter((entry) => entry !== next)
    for (const entry of waiting) entry.ms -= next.ms
    next.due()
    passTime(ms - next.ms)
  }

  return {
    labels,
    get isUnplugged() {
      return isUnplugged
    },
    receive(bytes) {
      if (!isUnplugged) printer.receive(bytes)
    },
    onSaid(listener) {
      listeners.add(listener)
      return { [Symbol.dispose]: () => void listeners.delete(listener) }
    },
    setCondition: (condition, present) => printer.setCondition(condition, present),
    setFaults: (faults) => printer.setFaults(faults),
    restart: () => printer.restart(),
    passTime,
  }
}

import type { DrawnLabel } from '@scanbench/plugin/machine'
import type { PaperLabel } from '../../records/print-records.ts'
import { commandText } from './command-text.ts'
import { labelSvg } from '../drawing/label-svg.ts'

export interface SimulatedPaperOptions {
  /** What the commands draw, by the driver of the machine. */
  decode: (machine: string, commands: Uint8Array) => DrawnLabel[]
  events: { publish(event: { type: 'paper.printed'; data: { machine: string; number: number } }): void }
  clock: () => Date
}

interface Roll {
  /** Labels since the start of the station. */
  printed: number
  labels: PaperLabel[]
}

/** As much as hangs out of a printer before somebody tears it off. */
const KEPT = 50

/** The paper of the simulated printers: the last labels of each, as pictures. */
export class SimulatedPaper {
  readonly #options: SimulatedPaperOptions
  readonly #rolls = new Map<string, Roll>()

  constructor(options: SimulatedPaperOptions) {
    this.#options = options
  }

  add(machine: string, commands: Uint8Array): void {
    const { decode, events, clock } = this.#options
    const roll = this.#rolls.get(machine) ?? { printed: 0, labels: [] }
    this.#rolls.set(machine, roll)
    for (const label of decode(machine, commands)) {
      roll.printed++
      roll.labels.unshift({ ...pictureOf(label, commands), number: roll.printed, printed_at: clock().toISOString() })
      events.publish({ type: 'paper.printed', data: { machine, number: roll.printed } })
    }
    roll.labels.length = Math.min(roll.labels.length, KEPT)
  }

  /** Newest first. */
  list(machine: string): PaperLabel[] {
    return this.#rolls.get(machine)?.labels ?? []
  }

  tearOff(machine: string): void {
    const roll = this.#rolls.get(machine)
    if (roll !== undefined) roll.labels = []
  }
}

function pictureOf(label: DrawnLabel, commands: Uint8Array) {
  return {
    width_mm: millimetres(label.widthDots, label),
    height_mm: millimetres(label.heightDots, label),
    svg: pictureSvg(label),
    commands: commandText(commands),
  }
}

function millimetres(dots: number, { dotsPerMm }: DrawnLabel): number {
  return Math.round((dots / dotsPerMm) * 10) / 10
}

/** Others' labels may hold codes that cannot be drawn: paper comes out all the same, as from a printer. */
function pictureSvg(label: DrawnLabel): string {
  try {
    return labelSvg(label)
  } catch {
    return labelSvg({ ...label, steps: label.steps.filter((step) => step.kind !== 'barcode') })
  }
}

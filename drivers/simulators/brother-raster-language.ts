import type { PrinterCondition } from '@scanbench/plugin/machine'
import { ByteBuffer } from '../protocols/byte-buffer.ts'
import { readCommand } from '../protocols/brother-raster/commands.ts'
import type { BrotherCommand } from '../protocols/brother-raster/commands.ts'
import { brotherModel } from '../protocols/brother-raster/models.ts'
import { writeStatus } from '../protocols/brother-raster/status.ts'
import type { BrotherStatus } from '../protocols/brother-raster/status.ts'
import type { VirtualLanguage, VirtualPrinterState, VirtualRequest } from './virtual-language.ts'

/** A label of one metre, plain, on the widest head. */
const MOST_BYTES = 8 * 1024 * 1024

const ERRORS: Readonly<Partial<Record<PrinterCondition, readonly [errors1: number, errors2: number]>>> = {
  'paper out': [0x02, 0],
  'cutter fault': [0x04, 0],
  'battery low': [0x08, 0],
  fault: [0x80, 0],
  'wrong media': [0, 0x01],
  'buffer full': [0, 0x02],
  'head open': [0, 0x10],
  'too hot': [0, 0x20],
  'paper jam': [0, 0x40],
}

/** Brother's raster language as a simulated printer of this model hears and speaks it. */
export function createBrotherLanguage(model: string): VirtualLanguage {
  const known = brotherModel(model)
  const received = new ByteBuffer()
  /** How much of what was received is read. */
  let read = 0
  let isInsideLabel = false

  function reset(): void {
    received.clear()
    read = 0
    isInsideLabel = false
  }

  /** A label begins where the one before ended: its settings are in front of its rows. */
  function labelBytes(end: number): Uint8Array {
    const bytes = received.take(end)
    read = 0
    isInsideLabel = false
    return bytes
  }

  function status(type: BrotherStatus['type'], state: VirtualPrinterState): Uint8Array {
    const errors = [...state.conditions].map((condition) => ERRORS[condition] ?? [0, 0])
    return writeStatus({
      series: known?.series ?? 0,
      model: known?.code ?? 0,
      errors1: errors.reduce((all, [first]) => all | first, 0),
      errors2: errors.reduce((all, [, second]) => all | second, 0),
      // Every roll is in it: a label is never for another one, unless somebody says so.
      mediaWidthMm: 0,
      mediaType: 0,
      mediaLengthMm: 0,
      type,
      isPrinting: state.isPrinting || state.labelsWaiting > 0,
      notification: 0,
    })
  }

  function requestOf(command: BrotherCommand, end: number): VirtualRequest[] {
    if (command.kind === 'row' || command.kind === 'white row') isInsideLabel = true
    if (command.kind === 'initialise') {
      received.take(end - 2)
      read = 2
      isInsideLabel = false
    }
    if (command.kind === 'status question') return [{ kind: 'question', answer: (state) => status('reply', state) }]
    return command.kind === 'print' ? [{ kind: 'label', bytes: labelBytes(end), copies: 1 }] : []
  }

  return {
    push: (bytes) => {
      received.push(bytes)
      const requests: VirtualRequest[] = []
      while (read < received.length) {
        const next = readCommand(received.bytes, read)
        if (next === 'more') break
        read = next.next
        requests.push(...requestOf(next.command, next.next))
      }
      if (received.length > MOST_BYTES) reset()
      return requests
    },
    reset,
    get isInsideLabel() {
      return isInsideLabel
    },
    news: (change, state) => {
      if (change.kind === 'label out') return status('printing completed', state)
      return change.present && ERRORS[change.condition] !== undefined ? status('error', state) : null
    },
  }
}

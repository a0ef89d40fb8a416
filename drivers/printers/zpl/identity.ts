import { AppError } from '@scanbench/plugin'
import type { IdentityProtocol, MachineProperty, PrinterIdentity } from '@scanbench/plugin/machine'
import { HOST_IDENTIFICATION_QUESTION, parseHostIdentification } from '../../protocols/zpl/host-identification.ts'
import { parseVariable, variableQuestion } from '../../protocols/zpl/variable.ts'
import type { VariableName } from '../../protocols/zpl/variable.ts'

type Reader = (received: Uint8Array) => PrinterIdentity | 'more'

interface Question {
  request: Uint8Array
  read: Reader
}

const QUESTIONS: readonly Question[] = [
  { request: HOST_IDENTIFICATION_QUESTION, read: readIdentification },
  variable('device.unique_id', (serialNumber) => ({ serialNumber })),
  variable('odometer.total_label_count', (value) => ({ properties: [counter('Labels printed', value)] })),
  variable('odometer.total_print_length', (value) => ({ properties: [counter('Length printed', value)] })),
]

/** What it is by ~HI, which all models answer; the rest by Set-Get-Do, which older ones and emulations do not know. */
export const ZPL_IDENTITY: IdentityProtocol = {
  requests: QUESTIONS.map(({ request }) => request),
  parse: (received, request) => {
    try {
      return QUESTIONS[request]?.read(received) ?? {}
    } catch (error) {
      throw new AppError(
        'DEVICE_PROTOCOL',
        'The printer answered something that is no ZPL identity. Check that it is set to ZPL, and its baud rate.',
        { cause: error },
      )
    }
  },
}

function readIdentification(received: Uint8Array): PrinterIdentity | 'more' {
  const answer = parseHostIdentification(received)
  if (answer === 'more') return 'more'
  const { model, firmware, dotsPerMm, memory } = answer
  return { model, firmware, dotsPerMm, properties: [{ key: 'Memory', value: memory, group: 'Printer' }] }
}

function variable(name: VariableName, identity: (value: string) => PrinterIdentity): Question {
  return {
    request: variableQuestion(name),
    read(received) {
      const answer = parseVariable(received)
      if (answer === 'more') return 'more'
      return answer.value === null ? {} : identity(answer.value)
    },
  }
}

function counter(key: string, value: string): MachineProperty {
  return { key, value, group: 'Counters' }
}

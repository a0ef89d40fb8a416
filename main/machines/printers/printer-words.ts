import { LabelPrinterStatus } from '@scanbench/plugin/machine'
import type { PrinterCondition, PrinterStatus } from '@scanbench/plugin/machine'

interface Words {
  code: number
  text: string
}

const GOES_ON = 'Printing goes on by itself.'

const CONDITIONS: Readonly<Record<PrinterCondition, Words>> = {
  'head open': { code: LabelPrinterStatus.WARNING.key, text: `The printer is open. Close it. ${GOES_ON}` },
  'paper out': { code: LabelPrinterStatus.NO_MEDIA.key, text: `The paper is out. Put in a roll. ${GOES_ON}` },
  'ribbon out': { code: LabelPrinterStatus.NO_MEDIA.key, text: `The ribbon is out. Put in a new one. ${GOES_ON}` },
  'paper jam': { code: LabelPrinterStatus.PAPER_JAM.key, text: `The paper is jammed. Take it out. ${GOES_ON}` },
  'cutter fault': { code: LabelPrinterStatus.WARNING.key, text: `The cutter is stuck. Clear it. ${GOES_ON}` },
  'too hot': { code: LabelPrinterStatus.WARNING.key, text: `The printer is too hot. Let it cool. ${GOES_ON}` },
  'buffer full': { code: LabelPrinterStatus.WARNING.key, text: `The memory of the printer is full. ${GOES_ON}` },
  'paper low': { code: LabelPrinterStatus.WARNING.key, text: 'The roll is nearly empty. Have a new one ready.' },
  'ribbon low': { code: LabelPrinterStatus.WARNING.key, text: 'The ribbon is nearly used up. Have a new one ready.' },
  'wrong media': {
    code: LabelPrinterStatus.NO_MEDIA.key,
    text: `The roll is not the right one. Change it. ${GOES_ON}`,
  },
  'not calibrated': {
    code: LabelPrinterStatus.WARNING.key,
    text: `The printer does not find the labels on its roll. Press Calibrate. ${GOES_ON}`,
  },
  'label waiting': { code: LabelPrinterStatus.PRINTING.key, text: 'A label waits to be taken off the printer.' },
  'too cold': { code: LabelPrinterStatus.WARNING.key, text: `The printer is too cold. Warm the room. ${GOES_ON}` },
  'head fault': { code: LabelPrinterStatus.ERROR.key, text: 'The print head is broken. Call for service.' },
  'battery low': { code: LabelPrinterStatus.WARNING.key, text: 'The battery is nearly empty. Charge it.' },
  offline: {
    code: LabelPrinterStatus.WARNING.key,
    text: `The printer is switched off line. Press its button. ${GOES_ON}`,
  },
  fault: { code: LabelPrinterStatus.ERROR.key, text: `The printer reports a fault. Look at its display. ${GOES_ON}` },
  paused: { code: LabelPrinterStatus.WARNING.key, text: `The printer is paused. Press its pause button. ${GOES_ON}` },
}

const STATES: Readonly<Record<PrinterStatus['state'], Words>> = {
  ready: { code: LabelPrinterStatus.CONNECTED.key, text: 'Ready.' },
  printing: { code: LabelPrinterStatus.PRINTING.key, text: 'Printing.' },
  paused: CONDITIONS.paused,
  'needs person': { code: LabelPrinterStatus.WARNING.key, text: `The printer needs somebody. Look at it. ${GOES_ON}` },
  'cannot tell': { code: LabelPrinterStatus.UNKNOWN.key, text: 'Connected. The printer does not say how it is.' },
}

export const NO_ANSWER = `The printer does not answer any more. Look at paper, ribbon, cover and cable. ${GOES_ON}`
export const NO_MACHINE = 'The printer of this label is gone. Cancel the job and print it on another one.'

/** Of a printer that was asked and gave no proper answer: its roll is the same, how it is nobody knows. */
export function silentAfter(last: PrinterStatus | null): PrinterStatus {
  return { ...last, state: 'cannot tell', conditions: [], labelsWaiting: null }
}

/** What the printer said, as code and sentence for its page. */
export function wordsFor(status: PrinterStatus): Words {
  const [first] = status.conditions
  return first === undefined ? STATES[status.state] : CONDITIONS[first]
}

/** Why no label can be sent now; null when one can. */
export function obstacleOf(status: PrinterStatus): string | null {
  const isReady = status.state === 'ready' || status.state === 'printing' || status.state === 'cannot tell'
  return isReady && !status.conditions.includes('buffer full') ? null : wordsFor(status).text
}

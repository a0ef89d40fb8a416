import type { PrinterCondition, PrinterIdentity, PrinterStatus } from '@scanbench/plugin/machine'
import type { ControlAnswer } from '../../../drivers/transports/connection.ts'
import { parseDeviceId } from '../../../drivers/transports/device-id.ts'

type PortStatus = Extract<ControlAnswer, { kind: 'port status' }>

/**
 * What the socket of a printer on USB tells while its language is silent. Null where nothing is wrong with it: then the
 * silence itself is the news.
 */
export function statusOfPort({ hasPaper, isSelected, isFaulty }: PortStatus): PrinterStatus | null {
  const conditions: PrinterCondition[] = []
  if (!hasPaper) conditions.push('paper out')
  if (!isSelected) conditions.push('offline')
  if (isFaulty && conditions.length === 0) conditions.push('fault')
  return conditions.length === 0 ? null : { state: 'needs person', conditions, labelsWaiting: null }
}

/** The IEEE 1284 device id: whoever speaks no language of ours says by it at least what it is. */
export function identityOfDeviceId(text: string): PrinterIdentity {
  const { manufacturer, model, serialNumber, commandSet } = parseDeviceId(text)
  return {
    ...(manufacturer !== null && { manufacturer }),
    ...(model !== null && { model }),
    ...(serialNumber !== null && { serialNumber }),
    ...(commandSet !== null && { properties: [{ key: 'Languages', value: commandSet, group: 'Printer' }] }),
  }
}

import type { PrintJob } from '../../main/records/print-records.ts'

/** What is to be known of labels that were begun twice: `label 7 printed twice, first voided`. Empty for none. */
export function againWords({ printed_again: again }: Pick<PrintJob, 'printed_again'>): string {
  const of = (isVoid: boolean) =>
    again.filter(({ first_print }) => (first_print === 'void') === isVoid).map(({ position }) => position)
  const [voided, begun] = [of(true), of(false)]
  return [
    ...(voided.length === 0 ? [] : [`${labelsOf(voided)} printed twice, first voided`]),
    ...(begun.length === 0 ? [] : [`${labelsOf(begun)} begun twice`]),
  ].join(', ')
}

/** Is a person to say whether what was half printed counts? */
export function asksFirstPrint({ printed_again: again }: Pick<PrintJob, 'printed_again'>): boolean {
  return again.some(({ first_print }) => first_print === 'asked')
}

export function labelsOf(positions: readonly number[]): string {
  const [first, ...more] = positions
  const last = more.at(-1)
  if (last === undefined) return `label ${first}`
  const isRun = more.every((position, index) => position === (first ?? 0) + index + 1)
  if (isRun && positions.length > 2) return `labels ${first} to ${last}`
  return `labels ${positions.slice(0, -1).join(', ')} and ${last}`
}

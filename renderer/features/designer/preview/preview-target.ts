import type { Machine } from '../../../../main/records/machine-records.ts'
import type { PreviewRequest } from '../../../client/label-designs.ts'

/** Which printer a label is drawn for: one of the station, or none at a resolution. */
export type PreviewTarget = { kind: 'printer'; machine: string } | { kind: 'common'; dpi: 203 | 300 | 600 }

const COMMON = [203, 300, 600] as const

export function targetChoices(printers: readonly Machine[]): { value: string; label: string }[] {
  return [
    ...printers.map(({ pk, name }) => ({ value: `printer ${pk}`, label: name })),
    ...COMMON.map((dpi) => ({ value: `common ${dpi}`, label: `Any printer, ${dpi} dpi` })),
  ]
}

export function targetValue(target: PreviewTarget): string {
  return target.kind === 'printer' ? `printer ${target.machine}` : `common ${target.dpi}`
}

export function readTarget(value: string): PreviewTarget {
  const [kind = '', rest = ''] = value.split(' ')
  if (kind === 'printer') return { kind, machine: rest }
  return { kind: 'common', dpi: COMMON.find((dpi) => dpi === Number(rest)) ?? 203 }
}

export function targetRequest(target: PreviewTarget): Pick<PreviewRequest, 'machine' | 'dpi'> {
  return target.kind === 'printer' ? { machine: target.machine, dpi: null } : { machine: null, dpi: target.dpi }
}

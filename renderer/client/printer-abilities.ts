import type { Machine } from '../../main/records/machine-records.ts'

export type PrinterAbility = Machine['abilities'][number]

/** Why the printer does not do it; null where it does, undefined of what is no command of a printer. */
export function whyCannot({ abilities }: Pick<Machine, 'abilities'>, name: string): string | null | undefined {
  return abilities.find((ability) => ability.name === name)?.cannot
}

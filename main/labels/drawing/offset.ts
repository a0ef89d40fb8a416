import type { DrawnLabel, MachineSettingValues } from '@scanbench/plugin/machine'
import type { LaidOutItem, LaidOutLabel } from './laid-out.ts'

/** How far a printer is to move what it prints, in its dots. */
export interface Offset {
  right: number
  down: number
}

/** As it is set for the machine, in millimetres to either side: one that prints askew is put right for all languages here. */
export function offsetOf(settings: MachineSettingValues, dotsPerMm: number): Offset {
  const dots = (key: string): number => Math.round(Number(settings[key] ?? 0) * dotsPerMm) || 0
  return { right: dots('OFFSET_RIGHT_MM'), down: dots('OFFSET_DOWN_MM') }
}

/** The label as the printer gets it. What crosses the edge there becomes dots, and is cut off. */
export function movedLayout(label: LaidOutLabel, offset: Offset): LaidOutLabel {
  return isNone(offset) ? label : { ...label, items: label.items.map((item) => movedItem(item, offset)) }
}

/** The label as it lies on the paper: the way back, for what is read from the bytes of a printer. */
export function withoutOffset(label: DrawnLabel, { right, down }: Offset): DrawnLabel {
  const back = { right: -right, down: -down }
  return isNone(back) ? label : { ...label, steps: label.steps.map((step) => moved(step, back)) }
}

function movedItem(item: LaidOutItem, offset: Offset): LaidOutItem {
  return 'picture' in item
    ? { ...item, picture: moved(item.picture, offset) }
    : { ...item, step: moved(item.step, offset) }
}

function moved<T extends { x: number; y: number }>(thing: T, { right, down }: Offset): T {
  return { ...thing, x: thing.x + right, y: thing.y + down }
}

function isNone({ right, down }: Offset): boolean {
  return right === 0 && down === 0
}

import type { LabelObject } from '../../../../main/records/label-document.ts'

/** A rectangle on the label, in millimetres from its upper left corner. */
export interface Bounds {
  xMm: number
  yMm: number
  widthMm: number
  heightMm: number
}

/** The part of an object's record that places it. */
export type Placing = Partial<Record<'xMm' | 'yMm' | 'widthMm' | 'heightMm' | 'lengthMm' | 'thicknessMm', number>>

/** Smaller than this nothing can be seen or caught. */
const SMALLEST_MM = 0.1

export function boundsOf(object: LabelObject): Bounds {
  const { xMm, yMm } = object
  if (object.kind !== 'line') return { xMm, yMm, widthMm: object.widthMm, heightMm: object.heightMm }
  const isAcross = object.direction === 'across'
  return {
    xMm,
    yMm,
    widthMm: isAcross ? object.lengthMm : object.thicknessMm,
    heightMm: isAcross ? object.thicknessMm : object.lengthMm,
  }
}

/** What has to change in an object so that it fills these bounds. */
export function placingOf(object: LabelObject, { xMm, yMm, widthMm, heightMm }: Bounds): Placing {
  const place = { xMm: rounded(xMm), yMm: rounded(yMm) }
  const width = rounded(Math.max(SMALLEST_MM, widthMm))
  const height = rounded(Math.max(SMALLEST_MM, heightMm))
  if (object.kind !== 'line') return { ...place, widthMm: width, heightMm: height }
  return object.direction === 'across'
    ? { ...place, lengthMm: width, thicknessMm: height }
    : { ...place, lengthMm: height, thicknessMm: width }
}

/** Around all of them; null for none. */
export function boundsAround(all: readonly Bounds[]): Bounds | null {
  if (all.length === 0) return null
  const xMm = Math.min(...all.map((one) => one.xMm))
  const yMm = Math.min(...all.map((one) => one.yMm))
  return {
    xMm,
    yMm,
    widthMm: Math.max(...all.map((one) => one.xMm + one.widthMm)) - xMm,
    heightMm: Math.max(...all.map((one) => one.yMm + one.heightMm)) - yMm,
  }
}

export function touches(one: Bounds, other: Bounds): boolean {
  return (
    one.xMm < other.xMm + other.widthMm &&
    other.xMm < one.xMm + one.widthMm &&
    one.yMm < other.yMm + other.heightMm &&
    other.yMm < one.yMm + one.heightMm
  )
}

/** Hundredths: finer than the dots of any printer. */
export function rounded(millimetres: number): number {
  return Math.round(millimetres * 100) / 100
}

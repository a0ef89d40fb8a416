import type { BrotherModel } from './models.ts'

/** A roll or tape, and where on it the head can print. */
export interface BrotherMedia {
  /** As people and settings name it. */
  name: string
  kind: 'endless' | 'die-cut' | 'tape'
  widthMm: number
  /** Null: cut where a label ends. */
  lengthMm: number | null
  /** What the status and the print information say for its width; whole millimetres. */
  widthCode: number
  /** Width of the printable part, and the rows of one label where it has an end. */
  printableDots: number
  rows: number | null
  /** From the right end of the row to the printable part. */
  rightOffsetDots: number
  /** White that the printer adds before and behind the rows. */
  feedDots: number
}

type EndlessRow = readonly [widthMm: number, printableDots: number, rightOffsetDots: number]
type DieCutRow = readonly [widthMm: number, lengthMm: number, dots: number, rows: number, rightOffsetDots: number]

const ENDLESS: readonly EndlessRow[] = [
  [12, 106, 29],
  [29, 306, 6],
  [38, 413, 12],
  [50, 554, 12],
  [54, 590, 0],
  [62, 696, 12],
  [102, 1164, 12],
  [104, 1200, 12],
]

const DIE_CUT: readonly DieCutRow[] = [
  [17, 54, 165, 566, 0],
  [17, 87, 165, 956, 0],
  [23, 23, 202, 202, 42],
  [29, 42, 306, 425, 6],
  [29, 90, 306, 991, 6],
  [39, 48, 425, 495, 6],
  [39, 90, 413, 991, 12],
  [52, 29, 578, 271, 0],
  [54, 29, 598, 271, 60],
  [60, 86, 672, 954, 18],
  [62, 29, 696, 271, 12],
  [62, 100, 696, 1109, 12],
  [102, 51, 1164, 526, 12],
  [102, 152, 1164, 1660, 12],
  [104, 164, 1200, 1822, 12],
]

/** Round labels: diameter, dots across and along, offset. */
const ROUND: readonly EndlessRow[] = [
  [12, 94, 113],
  [24, 236, 42],
  [58, 618, 51],
]

/** Tapes by the width of the head in dots: width, printable dots, pins that stay free at the right. */
const TAPES: Readonly<Record<number, readonly EndlessRow[]>> = {
  128: [
    [3.5, 24, 52],
    [6, 32, 48],
    [9, 50, 39],
    [12, 70, 29],
    [18, 112, 8],
    [24, 128, 0],
  ],
  560: [
    [3.5, 48, 264],
    [6, 64, 256],
    [9, 106, 235],
    [12, 150, 213],
    [18, 234, 171],
    [24, 320, 127],
    [36, 454, 61],
  ],
}

export const QL_MEDIA: readonly BrotherMedia[] = [
  ...ENDLESS.map(([widthMm, printableDots, rightOffsetDots]): BrotherMedia => ({
    name: `${widthMm}`,
    kind: 'endless',
    widthMm,
    widthCode: widthMm,
    lengthMm: null,
    printableDots,
    rows: null,
    rightOffsetDots,
    feedDots: 35,
  })),
  ...DIE_CUT.map(([widthMm, lengthMm, printableDots, rows, rightOffsetDots]): BrotherMedia => ({
    name: `${widthMm}x${lengthMm}`,
    kind: 'die-cut',
    widthMm,
    widthCode: widthMm,
    lengthMm,
    printableDots,
    rows,
    rightOffsetDots,
    feedDots: 0,
  })),
  ...ROUND.map(([widthMm, printableDots, rightOffsetDots]): BrotherMedia => ({
    name: `d${widthMm}`,
    kind: 'die-cut',
    widthMm,
    widthCode: widthMm,
    lengthMm: widthMm,
    printableDots,
    rows: printableDots,
    rightOffsetDots,
    feedDots: 0,
  })),
]

export const TAPE_WIDTHS: readonly string[] = TAPES[560]?.map(([widthMm]) => `${widthMm}`) ?? []

/** Everything that this model can print on. */
export function mediaOf(model: BrotherModel): BrotherMedia[] {
  if (model.family === 'QL')
    return QL_MEDIA.filter(({ printableDots, rightOffsetDots }) => printableDots + rightOffsetDots <= model.headDots)
  return (TAPES[model.headDots] ?? []).map(([widthMm, printableDots, rightOffsetDots]) => ({
    name: `${widthMm}`,
    kind: 'tape',
    widthMm,
    // A tape of 3.5 mm calls itself 4.
    widthCode: Math.ceil(widthMm),
    lengthMm: null,
    printableDots,
    rows: null,
    rightOffsetDots,
    feedDots: Math.round((model.dotsPerInch * 2) / 25.4),
  }))
}

/** The endless roll that the width names, or the label that width and length name. */
export function mediaByCode(model: BrotherModel, widthCode: number, lengthMm: number): BrotherMedia | null {
  const length = lengthMm === 0 ? null : lengthMm
  return mediaOf(model).find((media) => media.widthCode === widthCode && media.lengthMm === length) ?? null
}

/** The roll for a label of this size: the label itself where there is one, else the narrowest endless roll. */
export function mediaForSize(model: BrotherModel, widthMm: number, lengthMm: number): BrotherMedia | null {
  const all = mediaOf(model)
  const isThis = ({ widthMm: width, lengthMm: length }: BrotherMedia): boolean =>
    length !== null && Math.abs(width - widthMm) <= 0.5 && Math.abs(length - lengthMm) <= 0.5
  const endless = all.filter((media) => media.lengthMm === null && media.widthMm >= widthMm - 0.5)
  return all.find(isThis) ?? endless.toSorted((a, b) => a.widthMm - b.widthMm)[0] ?? null
}

import type { Rgb } from '../drawing/raster/png.ts'
import { textOf } from './filter-arguments.ts'
import type { FilterArguments } from './filter-arguments.ts'

export interface CodeColors {
  fill: Rgb
  back: Rgb
}

/** The sixteen names that HTML began with, and what codes are printed in besides. */
const NAMES: Readonly<Record<string, Rgb>> = {
  black: [0, 0, 0],
  white: [255, 255, 255],
  gray: [128, 128, 128],
  grey: [128, 128, 128],
  silver: [192, 192, 192],
  red: [255, 0, 0],
  maroon: [128, 0, 0],
  yellow: [255, 255, 0],
  olive: [128, 128, 0],
  lime: [0, 255, 0],
  green: [0, 128, 0],
  aqua: [0, 255, 255],
  cyan: [0, 255, 255],
  teal: [0, 128, 128],
  blue: [0, 0, 255],
  navy: [0, 0, 128],
  fuchsia: [255, 0, 255],
  magenta: [255, 0, 255],
  purple: [128, 0, 128],
  orange: [255, 165, 0],
  brown: [165, 42, 42],
  pink: [255, 192, 203],
}

/** Black on white where a colour is none. */
export function colorsOf(named: FilterArguments['named']): CodeColors {
  return {
    fill: colorOf(named['fill_color']) ?? [0, 0, 0],
    back: colorOf(named['back_color']) ?? [255, 255, 255],
  }
}

/** A name, `#rgb` or `#rrggbb`. */
function colorOf(value: unknown): Rgb | null {
  const text = textOf(value).trim().toLowerCase()
  const [, digits = ''] = /^#([0-9a-f]{3}|[0-9a-f]{6})$/u.exec(text) ?? []
  if (digits === '') return NAMES[text] ?? null
  const pairs = digits.length === 3 ? Array.from(digits, (digit) => digit + digit) : (digits.match(/../gu) ?? [])
  const [red = 0, green = 0, blue = 0] = pairs.map((pair) => Number.parseInt(pair, 16))
  return [red, green, blue]
}

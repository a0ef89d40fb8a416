import { describe, expect, test } from 'vitest'
import { RESULTS } from './results.ts'

type Color = readonly [number, number, number]

const FILLS = { OK: '#00805F', CHECK: '#FFC845', STOP: '#B5230F', INFO: '#1F3A93' } as const

/** Full-strength simulations in linear RGB (Machado, Oliveira and Fernandes 2009). */
const VISION: Record<string, readonly Color[]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

describe('colours of results', () => {
  test('the words that matter have the fills that were checked', () => {
    const { accepted, question, rejected, information } = RESULTS
    expect({ OK: accepted.fill, CHECK: question.fill, STOP: rejected.fill, INFO: information.fill }).toEqual(FILLS)
  })

  test.each(Object.values(RESULTS).filter((result) => result.fill !== null))(
    'text on $word has a contrast of at least 4.5 to 1',
    ({ fill, text }) => expect(contrast(linear(fill), linear(text))).toBeGreaterThanOrEqual(4.5),
  )

  test.each(Object.keys(VISION))('OK, CHECK, STOP and INFO are told apart with %s', (kind) => {
    const seen = Object.values(FILLS).map((fill) => lab(clamp(apply(VISION[kind]!, linear(fill)))))
    const differences = seen.flatMap((one, index) => seen.slice(index + 1).map((other) => ciede2000(one, other)))
    expect(Math.min(...differences)).toBeGreaterThanOrEqual(15)
  })

  test('CIEDE2000 gives the published values', () => {
    const pairs: [Color, Color, number][] = [
      [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
      [[50, 2.5, 0], [73, 25, -18], 27.1492],
      [[22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619], 2.0373],
    ]
    expect(pairs.map(([one, other]) => ciede2000(one, other).toFixed(4))).toEqual(
      pairs.map(([, , difference]) => difference.toFixed(4)),
    )
  })
})

function linear(hex: string): Color {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return [r!, g!, b!]
}

function apply(matrix: readonly Color[], [r, g, b]: Color): Color {
  const [x, y, z] = matrix.map((row) => row[0] * r + row[1] * g + row[2] * b)
  return [x!, y!, z!]
}

function clamp(color: Color): Color {
  const [r, g, b] = color.map((value) => Math.min(1, Math.max(0, value)))
  return [r!, g!, b!]
}

function contrast(one: Color, other: Color): number {
  const [dark, light] = [one, other].map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b).toSorted((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

function lab([r, g, b]: Color): Color {
  const x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047
  const y = 0.2126729 * r + 0.7151522 * g + 0.072175 * b
  const z = (0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883
  const [fx, fy, fz] = [x, y, z].map((t) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116))
  return [116 * fy! - 16, 500 * (fx! - fy!), 200 * (fy! - fz!)]
}

/** CIE 142:2001, in the notation of Sharma, Wu and Dalal 2005. */
function ciede2000([l1, a1, b1]: Color, [l2, a2, b2]: Color): number {
  const radians = Math.PI / 180
  const meanC = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2
  const g = 0.5 * (1 - Math.sqrt(meanC ** 7 / (meanC ** 7 + 25 ** 7)))
  const [p1, p2] = [a1 * (1 + g), a2 * (1 + g)]
  const [c1, c2] = [Math.hypot(p1, b1), Math.hypot(p2, b2)]
  const [h1, h2] = [hue(p1, b1), hue(p2, b2)]
  const turn = c1 * c2 === 0 ? 0 : ((h2 - h1 + 540) % 360) - 180
  const [dL, dC, dH] = [l2 - l1, c2 - c1, 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * radians)]
  const [mL, mC] = [(l1 + l2) / 2, (c1 + c2) / 2]
  const mH = meanHue(h1, h2, c1 * c2 === 0)
  const cos = (degrees: number) => Math.cos(degrees * radians)
  const t = 1 - 0.17 * cos(mH - 30) + 0.24 * cos(2 * mH) + 0.32 * cos(3 * mH + 6) - 0.2 * cos(4 * mH - 63)
  const sL = 1 + (0.015 * (mL - 50) ** 2) / Math.sqrt(20 + (mL - 50) ** 2)
  const [sC, sH] = [1 + 0.045 * mC, 1 + 0.015 * mC * t]
  const rC = 2 * Math.sqrt(mC ** 7 / (mC ** 7 + 25 ** 7))
  const rT = -Math.sin(60 * Math.exp(-(((mH - 275) / 25) ** 2)) * radians) * rC
  const [l, c, h] = [dL / sL, dC / sC, dH / sH]
  return Math.sqrt(l * l + c * c + h * h + rT * c * h)
}

function hue(a: number, b: number): number {
  return ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360
}

function meanHue(h1: number, h2: number, isGrey: boolean): number {
  const sum = h1 + h2
  if (isGrey) return sum
  if (Math.abs(h1 - h2) <= 180) return sum / 2
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2
}

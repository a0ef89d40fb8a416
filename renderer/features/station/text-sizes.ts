/** Sizes in CSS pixels that can be read at a distance and hit with a glove. */
export interface TextSizes {
  tier1: number
  tier2: number
  tier3: number
  primaryTarget: number
  otherTarget: number
  gap: number
}

/** Capitals of Inter, as a part of the font size. */
const CAPITAL_HEIGHT = 0.728

/** Minutes of arc: what is preferred, and the least (ISO 9241-303). */
const PREFERRED = 22
const LEAST = 16

export function textSizes({ distanceM, pitchMm }: { distanceM: number; pitchMm: number }): TextSizes {
  const font = (meters: number, minutes: number) =>
    Math.round((meters * 1000 * Math.tan((minutes / 60) * (Math.PI / 180))) / CAPITAL_HEIGHT / pitchMm)
  const length = (mm: number) => Math.round(mm / pitchMm)
  return {
    tier1: font(distanceM, PREFERRED),
    tier2: font(distanceM, LEAST),
    tier3: font(0.7, LEAST),
    primaryTarget: length(20),
    otherTarget: length(15),
    gap: length(3),
  }
}

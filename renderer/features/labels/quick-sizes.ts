import type { LoadedRoll } from '../../client/print-queue.ts'
import type { LabelSize } from '../../client/quick-label.ts'

const COMMON: readonly LabelSize[] = [
  { width: 50, height: 30 },
  { width: 62, height: 29 },
  { width: 100, height: 50 },
  { width: 100, height: 150 },
  { width: 40, height: 20 },
  { width: 25, height: 25 },
]

export const sizeText = ({ width, height }: LabelSize): string => `${width} x ${height} mm`

/** That of the loaded roll first, then common ones; endless media is cut at half its width. */
export function sizesFor(media: LoadedRoll | null): [LabelSize, ...LabelSize[]] {
  const [first, ...common] = COMMON as [LabelSize, ...LabelSize[]]
  if (media === null) return [first, ...common]
  const loaded = { width: media.width_mm, height: media.length_mm ?? Math.round(media.width_mm / 2) }
  return [loaded, ...COMMON.filter((size) => sizeText(size) !== sizeText(loaded))]
}

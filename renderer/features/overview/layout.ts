/** `small` 300 x 200, `wide` 620 x 200, `large` 620 x 420. */
const SIZES = ['small', 'wide', 'large'] as const
export type TileSize = (typeof SIZES)[number]

export interface Tile {
  id: string
  title: string
  /** Unless somebody chose another. */
  size: TileSize
}

/** What somebody has arranged: order, sizes, and what is not shown. */
export interface Arrangement {
  order: string[]
  sizes: Record<string, TileSize>
  removed: string[]
}

export const NOTHING_ARRANGED: Arrangement = { order: [], sizes: {}, removed: [] }

export type TileChange = 'earlier' | 'later' | 'bigger' | 'smaller' | 'remove'

/** The tiles to show, arranged ones first and new ones after them. */
export function arranged<T extends Tile>(tiles: readonly T[], { order, sizes, removed }: Arrangement): T[] {
  const place = ({ id }: Tile) => (order.includes(id) ? order.indexOf(id) : order.length)
  return tiles
    .filter(({ id }) => !removed.includes(id))
    .map((tile) => ({ ...tile, size: sizes[tile.id] ?? tile.size }))
    .toSorted((one, other) => place(one) - place(other))
}

/** The arrangement after one step with one of the tiles shown. */
export function change(shown: readonly Tile[], arrangement: Arrangement, id: string, step: TileChange): Arrangement {
  const order = shown.map((tile) => tile.id)
  const at = order.indexOf(id)
  const tile = shown[at]
  if (tile === undefined) return arrangement
  const resized = (by: number): Arrangement => {
    const size = SIZES[SIZES.indexOf(tile.size) + by] ?? tile.size
    return { ...arrangement, sizes: { ...arrangement.sizes, [id]: size } }
  }
  if (step === 'bigger') return resized(1)
  if (step === 'smaller') return resized(-1)
  if (step === 'remove') return { ...arrangement, removed: [...arrangement.removed, id] }
  return { ...arrangement, order: moved(order, at, step === 'earlier' ? at - 1 : at + 1) }
}

function moved(order: readonly string[], from: number, to: number): string[] {
  const one = order[from]
  const other = order[to]
  return one === undefined || other === undefined ? [...order] : order.with(from, other).with(to, one)
}

/** What a plugin asks for in columns and rows. */
export function sizeOf(options: Record<string, unknown> | null): TileSize {
  const width = Number(options?.['width'] ?? 2)
  const height = Number(options?.['height'] ?? 1)
  if (height > 1) return 'large'
  return width > 1 ? 'wide' : 'small'
}

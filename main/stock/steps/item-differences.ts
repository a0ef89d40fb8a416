/** What of an item a step can put back. */
export interface ItemState {
  pk: number
  /** The name of its part. */
  name: string
  quantity: number
  location: number | null
  /** Path of the location; empty for none. */
  place: string
  status: number
}

export interface ItemDifference {
  before: ItemState
  after: ItemState
}

/** Items that are there before and after, and are not the same. */
export function differencesOf(before: readonly ItemState[], after: readonly ItemState[]): ItemDifference[] {
  return before.flatMap((one) => {
    const other = after.find(({ pk }) => pk === one.pk)
    return other === undefined || isSame(one, other) ? [] : [{ before: one, after: other }]
  })
}

export function isSame(one: ItemState, other: ItemState): boolean {
  return one.quantity === other.quantity && one.location === other.location && one.status === other.status
}

/** For the button: `+24 Ball pen blue`, `move of Ball pen blue to A-03-2`, `changes of 3 items`. */
export function wordsOf(differences: readonly ItemDifference[], statusName: (status: number) => string): string {
  const [first] = differences
  if (first === undefined) return 'nothing'
  const { before, after } = first
  const what = differences.length === 1 ? after.name : `${differences.length} items`
  if (before.location !== after.location) return `move of ${what} to ${after.place}`
  if (before.status !== after.status) return `status "${statusName(after.status)}" of ${what}`
  if (differences.length > 1) return `changes of ${what}`
  const added = Math.round((after.quantity - before.quantity) * 1e5) / 1e5
  return `${added > 0 ? '+' : ''}${added} ${what}`
}

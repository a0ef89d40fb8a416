/** The options of label sheets that say which places of the first one are used up: those before the first free one, and others. */
export function usedPlaces(isUsed: readonly boolean[]): { skip: number; used: string } {
  const free = isUsed.indexOf(false)
  const skip = free === -1 ? isUsed.length : free
  const others = isUsed.flatMap((used, place) => (used && place > skip ? [place + 1] : []))
  return { skip, used: runsOf(others).map(wordOf).join(', ') }
}

/** One place changes, or all up to one are used up. */
export function withPlace(isUsed: readonly boolean[], place: number, isUpTo: boolean): boolean[] {
  return isUsed.map((used, at) => (isUpTo ? used || at <= place : at === place ? !used : used))
}

type Run = readonly [number, number]

function runsOf(places: readonly number[]): Run[] {
  return places.reduce<Run[]>((runs, place) => {
    const [first, last] = runs.at(-1) ?? [place, place]
    return place === last + 1 ? [...runs.slice(0, -1), [first, place]] : [...runs, [place, place]]
  }, [])
}

const wordOf = ([first, last]: Run): string => (first === last ? String(first) : `${first}-${last}`)

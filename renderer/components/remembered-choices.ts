/** What somebody chose the last time at this window, for each kind of thing. */
export function rememberedChoices<Kind extends string, Choice>(store: string) {
  const all = (): Partial<Record<Kind, Choice>> => {
    try {
      return JSON.parse(localStorage.getItem(store) ?? '{}') as Partial<Record<Kind, Choice>>
    } catch {
      return {}
    }
  }
  return {
    of: (kind: Kind): Choice | null => all()[kind] ?? null,
    remember(kind: Kind, choice: Choice): void {
      try {
        localStorage.setItem(store, JSON.stringify({ ...all(), [kind]: choice }))
      } catch {
        // A full or forbidden store costs the memory of a choice, not what was printed.
      }
    },
  }
}

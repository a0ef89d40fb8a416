interface Named {
  title: string
  hint: string
  /** Stays whatever was typed. */
  isAlways?: boolean
}

/** What fits to the words that were typed: all of them somewhere, those at the beginning of the title first. */
export function choiceOf<T extends Named>(entries: readonly T[], text: string): T[] {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean)
  const isFit = ({ title, hint, isAlways = false }: T) =>
    isAlways || words.every((word) => `${title} ${hint}`.toLowerCase().includes(word))
  const isFirst = ({ title }: T) => title.toLowerCase().startsWith(words[0] ?? '')
  return entries.filter(isFit).toSorted((one, other) => Number(isFirst(other)) - Number(isFirst(one)))
}

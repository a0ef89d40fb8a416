const OLDEST_NODE = 24

/** The sentence for a Node that is too old to run the program, or null. */
export function nodeVersionProblem(version: string): string | null {
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return null
  return `Scanbench needs Node ${OLDEST_NODE} or newer, and this is Node ${version}.`
}

/** One thing that a code says about itself. */
export interface CodeElement {
  /** Identifier of the standard: `01`, `1P`; empty where the place alone says what it is. */
  id: string
  name: string
  /** For people and look-ups: dates as `2026-12-31`, weights with their decimal point. */
  value: string
  /** As in the code. */
  raw: string
  /** What is wrong with it. */
  problems: string[]
  /** What is worth knowing and is no fault. */
  notes: string[]
}

/** What one standard makes of a code. A code that several standards understand has several readings. */
export interface CodeReading {
  standard: CodeStandard
  /** Such as `GS1 element string`. */
  title: string
  elements: CodeElement[]
  /** What is wrong with the code as a whole. */
  problems: string[]
  notes: string[]
}

export type CodeStandard =
  | 'command'
  | 'printer'
  | 'gs1'
  | 'envelope'
  | 'digital-link'
  | 'url'
  | 'hibc'
  | 'isbt'
  | 'parcel'
  | 'iata'
  | 'retail'
  | 'contact'

export function element(id: string, name: string, value: string, raw = value, problems: string[] = []): CodeElement {
  return { id, name, value, raw, problems, notes: [] }
}

/** A reading of which nothing is to be said as a whole. */
export function plainReading(standard: CodeStandard, title: string, elements: CodeElement[]): CodeReading {
  return { standard, title, elements, problems: [], notes: [] }
}

/** What no rule explains is kept, and said to be so. */
export function unread(raw: string, problem: string): CodeElement {
  return element('', 'Not understood', raw, raw, [problem])
}

export function hasProblems({ elements, problems }: CodeReading): boolean {
  return problems.length > 0 || elements.some((each) => each.problems.length > 0)
}

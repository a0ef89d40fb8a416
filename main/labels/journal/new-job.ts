/** One label as it was asked for. */
export interface NewLabel {
  /** Null for a row of a file or a number of a counter. */
  item: number | null
  /** Prompts, columns of a row, the number of a counter: over the values of the item. */
  data: Record<string, unknown> | null
  /** How often it was printed before; without it never. */
  reprint?: number
}

/** A job as it was asked for. */
export interface NewJob {
  user: number | null
  plugin: string
  /** Null while a plugin has not said which machine prints. */
  machine: string | null
  template: number
  template_name: string
  /** The job prints this revision, also when the template is published anew while it waits. */
  template_revision: number
  model_type: string
  /** In printing order. */
  labels: readonly NewLabel[]
  copies: number
  options: Record<string, unknown>
  /** 0 is usual; higher comes first. */
  priority: number
  /** What has not left by then is cancelled; null for never. */
  expires: string | null
  reprint_of: number | null
  /** Why it is printed again. */
  reason: string
  /** Does the job wait until its labels are read? */
  scan_back: boolean
  /** Why this template and this printer, for the person beside the choice. */
  rule: string
  /** Who wants it also where its codes do not read back, and why; empty: it is held there. */
  released_by: number | null
  release_reason: string
}

/** What a job has where nobody wished anything. */
export const USUAL_JOB = {
  template_revision: 1,
  options: {},
  priority: 0,
  expires: null,
  reprint_of: null,
  reason: '',
  scan_back: false,
  rule: '',
  released_by: null,
  release_reason: '',
} satisfies Partial<NewJob>

/** Labels of objects, without values of their own. */
export function labelsOfItems(items: readonly number[]): NewLabel[] {
  return items.map((item) => ({ item, data: null }))
}

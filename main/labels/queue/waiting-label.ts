/** A label that waits for its printer. */
export interface WaitingLabel {
  pk: number
  job: number
  /** Null for a row of a file or a number of a counter. */
  item: number | null
  /** Values over those of the item. */
  data: Record<string, unknown> | null
  template: number
  template_revision: number
  user: number | null
  /** Number of the label within its job, from 1. */
  position: number
  /** 0 for the first print, 1 for its reprint ... */
  reprint: number
  options: Record<string, unknown>
  /** A person wants it also where its codes do not read back. */
  is_released: boolean
}

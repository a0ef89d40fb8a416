/** A row of the table that `npm run bench` prints. */
export interface Figure {
  what: string
  value: string
  /** `-` where none was set. */
  goal: string
  isMet: boolean
}

/** What a person should know before printing. */
export interface LabelNote {
  kind: NoteKind
  /** The object of the template; null for the whole label. */
  object: string | null
  message: string
  /** Values of the object that would mend it. */
  fix: Readonly<Record<string, number | string | boolean>> | null
}

export type NoteKind =
  | 'cut off'
  | 'letters not in printer'
  | 'small code'
  | 'outside'
  | 'not reached'
  | 'quiet zone'
  | 'missing data'
  | 'unknown field'
  | 'image'
  | 'table too long'
  | 'other size than the roll'
  | 'unknown command'
  | 'not moved'
  | 'not drawn'

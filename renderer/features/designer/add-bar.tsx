import {
  IconCalendar,
  IconCircle,
  IconLetterT,
  IconLine,
  IconNumber123,
  IconPhoto,
  IconQrcode,
  IconSquare,
  IconTable,
} from '@tabler/icons-react'
import { addObject } from './design/edits.ts'
import type { ObjectKind } from './design/new-object.ts'
import { KIND_WORDS } from './design/object-words.ts'
import styles from './designer.module.css'
import type { DesignTools } from './use-designer.ts'

const KINDS: readonly [ObjectKind, typeof IconLine][] = [
  ['text', IconLetterT],
  ['barcode', IconQrcode],
  ['image', IconPhoto],
  ['line', IconLine],
  ['box', IconSquare],
  ['ellipse', IconCircle],
  ['table', IconTable],
  ['date', IconCalendar],
  ['counter', IconNumber123],
]

/** One of each kind, put into the middle of the label and chosen. */
export function AddBar({ tools: { document, act } }: { tools: DesignTools }) {
  return (
    <div className={styles['add']} role="toolbar" aria-label="Add" aria-orientation="vertical">
      {KINDS.map(([kind, Icon]) => (
        <button
          key={kind}
          type="button"
          aria-label={`Add ${KIND_WORDS[kind].toLowerCase()}`}
          onClick={() => act({ kind: 'edit', ...addObject(document, kind), gesture: null })}
        >
          <Icon size={20} aria-hidden="true" />
          <span>{KIND_WORDS[kind]}</span>
        </button>
      ))}
    </div>
  )
}

import { ActionIcon } from '@mantine/core'
import {
  IconArrowBarToDown,
  IconArrowBarToUp,
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconLock,
  IconLockOpen,
  IconObjectScan,
  IconStack,
  IconTrash,
} from '@tabler/icons-react'
import type { DesignDocument } from '../../../../main/records/label-document.ts'
import type { Alignment, Axis, Shift } from '../design/arrange.ts'
import * as edits from '../design/edits.ts'
import type { DesignTools } from '../use-designer.ts'
import styles from './properties.module.css'

type Icon = typeof IconLock

const ALIGN: readonly [Alignment, string, Icon][] = [
  ['left', 'Align left', IconLayoutAlignLeft],
  ['center', 'Align in the middle', IconLayoutAlignCenter],
  ['right', 'Align right', IconLayoutAlignRight],
  ['top', 'Align at the top', IconLayoutAlignTop],
  ['middle', 'Align at half height', IconLayoutAlignMiddle],
  ['bottom', 'Align at the bottom', IconLayoutAlignBottom],
]
const SPREAD: readonly [Axis, string, Icon][] = [
  ['across', 'Same room across', IconLayoutDistributeVertical],
  ['down', 'Same room down', IconLayoutDistributeHorizontal],
]
const ORDER: readonly [Shift, string, Icon][] = [
  ['front', 'To the front', IconArrowBarToUp],
  ['forward', 'Forward', IconArrowUp],
  ['backward', 'Backward', IconArrowDown],
  ['back', 'To the back', IconArrowBarToDown],
]

/** What is done with one object or with several. */
export function ArrangeTools({ tools }: { tools: DesignTools }) {
  const { document, chosen, edit, act } = tools
  const objects = edits.chosenOf(document, chosen)
  const isLocked = objects.every((object) => object.isLocked)
  const isGrouped = objects.some(({ group }) => group !== null)
  const by = (how: (now: DesignDocument) => DesignDocument) => () => edit(how)
  return (
    <div className={styles['tools']} role="toolbar" aria-label="Arrange">
      <div>
        {ALIGN.map(([to, label, Icon]) =>
          button(
            label,
            Icon,
            by((now) => edits.alignObjects(now, chosen, to)),
            isLocked,
          ),
        )}
        {SPREAD.map(([axis, label, Icon]) =>
          button(
            label,
            Icon,
            by((now) => edits.distributeObjects(now, chosen, axis)),
            objects.length < 3,
          ),
        )}
      </div>
      <div>
        {ORDER.map(([shift, label, Icon]) =>
          button(
            label,
            Icon,
            by((now) => edits.orderObjects(now, chosen, shift)),
          ),
        )}
        {isGrouped
          ? button(
              'Ungroup',
              IconObjectScan,
              by((now) => edits.ungroupObjects(now, chosen)),
            )
          : button(
              'Group',
              IconStack,
              by((now) => edits.groupObjects(now, chosen)),
              objects.length < 2,
            )}
        {button(
          isLocked ? 'Unlock' : 'Lock',
          isLocked ? IconLockOpen : IconLock,
          by((now) => edits.changeObjects(now, chosen, { isLocked: !isLocked })),
        )}
        {button('Duplicate', IconCopy, () =>
          act({ kind: 'edit', ...edits.pasteObjects(document, objects), gesture: null }),
        )}
        {button(
          'Remove',
          IconTrash,
          () => act({ kind: 'edit', ...edits.removeObjects(document, chosen), gesture: null }),
          isLocked,
        )}
      </div>
    </div>
  )
}

function button(label: string, Icon: Icon, work: () => void, isDisabled = false) {
  return (
    <ActionIcon
      key={label}
      variant="default"
      size={28}
      aria-label={label}
      title={label}
      disabled={isDisabled}
      onClick={work}
    >
      <Icon size={17} aria-hidden="true" />
    </ActionIcon>
  )
}

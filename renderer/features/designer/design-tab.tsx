import { Checkbox, NativeSelect } from '@mantine/core'
import { type RefObject, useState } from 'react'
import type { DraftPicture } from '../../client/label-designs.ts'
import { AddBar } from './add-bar.tsx'
import { LabelCanvas } from './canvas/label-canvas.tsx'
import styles from './designer.module.css'
import { LayerList } from './layers/layer-list.tsx'
import type { ObjectFault } from './notes/designer-notes.ts'
import type { DesignTools } from './use-designer.ts'

interface DesignTabProps {
  tools: DesignTools
  picture: DraftPicture | null
  faults: ReadonlyMap<string, ObjectFault>
  /** Where the objects are, so that one can be shown. */
  area: RefObject<HTMLDivElement | null>
  /** To the values of what is chosen. */
  onOpen: () => void
}

const GRIDS = ['0.5', '1', '2', '5']

/** The label, what can be put on it, and what lies over what. */
export function DesignTab({ tools, picture, faults, area, onOpen }: DesignTabProps) {
  const [snap, setSnap] = useState({ isOn: true, gridMm: 1 })
  return (
    <>
      <AddBar tools={tools} />
      <div className={styles['middle']} ref={area}>
        <LabelCanvas tools={tools} picture={picture} snap={snap} faults={faults} onOpen={onOpen} />
        <div className={styles['lower']}>
          <div className={styles['snap']}>
            <Checkbox
              size="xs"
              label="Snap"
              checked={snap.isOn}
              onChange={(event) => setSnap({ ...snap, isOn: event.currentTarget.checked })}
            />
            <NativeSelect
              size="xs"
              aria-label="Grid"
              data={GRIDS.map((value) => ({ value, label: `${value} mm` }))}
              value={String(snap.gridMm)}
              onChange={(event) => setSnap({ ...snap, gridMm: Number(event.currentTarget.value) })}
            />
          </div>
          <LayerList tools={tools} />
        </div>
      </div>
    </>
  )
}

import { useElementSize } from '@mantine/hooks'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { LabelObject } from '../../../../main/records/label-document.ts'
import type { DraftPicture } from '../../../client/label-designs.ts'
import { boundsOf } from '../design/bounds.ts'
import { type KeyAction, keyAction } from '../design/canvas-keys.ts'
import { fromClipboard, toClipboard } from '../design/clipboard.ts'
import { chosenOf, moveObjects, pasteObjects, removeObjects, sizeObjects, withGroups } from '../design/edits.ts'
import type { DesignTools } from '../use-designer.ts'
import { CanvasObject } from './canvas-object.tsx'
import { Handles } from './handles.tsx'
import styles from './label-canvas.module.css'
import { Rulers } from './rulers.tsx'
import { Unreached } from './unreached.tsx'
import { useCanvasDrag } from './use-canvas-drag.ts'

interface LabelCanvasProps {
  tools: DesignTools
  /** The last good preview, drawn below the objects; null: only their outlines. */
  picture: DraftPicture | null
  snap: { isOn: boolean; gridMm: number }
  /** What is wrong with which object. */
  faults: ReadonlyMap<string, { isGrave: boolean; message: string }>
  /** The form of what is chosen takes the focus. */
  onOpen: () => void
}

/** Room for the rulers and for what hangs over the edge. */
const MARGIN = 26

/** The label, as large as there is room; every object is a named part of the page. */
export function LabelCanvas({ tools, picture, snap, faults, onOpen }: LabelCanvasProps) {
  const { document, chosen, act, edit } = tools
  const { ref, width, height } = useElementSize()
  const svg = useRef<SVGSVGElement>(null)
  const { widthMm, heightMm } = document
  const scale = Math.max(1, Math.min((width - 2 * MARGIN) / widthMm, (height - 2 * MARGIN) / heightMm, 40))
  const { begin, onMove, onUp, guides, frame } = useCanvasDrag({ tools, svg, snap, pixelsPerMm: scale })

  const choose = (id: string, isAdded: boolean): readonly string[] => {
    const all = withGroups(document, [id])
    const isChosen = chosen.includes(id)
    const ids = !isAdded
      ? isChosen
        ? chosen
        : all
      : isChosen
        ? chosen.filter((one) => !all.includes(one))
        : [...chosen, ...all]
    act({ kind: 'choose', ids })
    return ids
  }

  const press = (event: PointerEvent, object: LabelObject) => {
    if (event.button !== 0) return
    event.stopPropagation()
    const ids = choose(object.id, event.shiftKey || event.ctrlKey)
    if (ids.includes(object.id)) begin(event, { kind: 'move' }, ids)
  }

  const DO: {
    readonly [Kind in KeyAction['kind']]: (action: Extract<KeyAction, { kind: Kind }>, ids: readonly string[]) => void
  } = {
    move: ({ dxMm, dyMm }, ids) => edit((now) => moveObjects(now, ids, dxMm, dyMm), 'keys move'),
    size: ({ dwMm, dhMm }, ids) => edit((now) => sizeObjects(now, ids, dwMm, dhMm), 'keys size'),
    remove: (_, ids) => act({ kind: 'edit', ...removeObjects(document, ids), gesture: null }),
    'choose all': () => act({ kind: 'choose', ids: document.objects.map(({ id }) => id) }),
    'choose none': () => act({ kind: 'choose', ids: [] }),
  }

  const onKey = (event: KeyboardEvent, focused: string | null) => {
    if (focused !== null && (event.key === ' ' || event.key === 'Enter')) {
      event.preventDefault()
      event.stopPropagation()
      if (event.key === ' ') choose(focused, true)
      else if (chosen.includes(focused)) onOpen()
      else choose(focused, false)
      return
    }
    const action = keyAction(event)
    if (action === null) return
    event.preventDefault()
    event.stopPropagation()
    const isOther = focused !== null && !chosen.includes(focused)
    const ids = isOther ? withGroups(document, [focused]) : chosen
    if (isOther && action.kind !== 'choose all' && action.kind !== 'choose none') act({ kind: 'choose', ids })
    const perform = DO[action.kind] as (action: KeyAction, ids: readonly string[]) => void
    perform(action, ids)
  }

  const box = {
    x: -MARGIN / scale,
    y: -MARGIN / scale,
    width: widthMm + (2 * MARGIN) / scale,
    height: heightMm + (2 * MARGIN) / scale,
  }
  const single = chosen.length === 1 ? document.objects.find(({ id }) => id === chosen[0]) : undefined
  return (
    <div
      ref={ref}
      className={styles['canvas']}
      onCopy={(event) => {
        if (chosen.length === 0) return
        event.clipboardData.setData('text/plain', toClipboard(chosenOf(document, chosen)))
        event.preventDefault()
      }}
      onCut={(event) => {
        if (chosen.length === 0) return
        event.clipboardData.setData('text/plain', toClipboard(chosenOf(document, chosen)))
        act({ kind: 'edit', ...removeObjects(document, chosen), gesture: null })
        event.preventDefault()
      }}
      onPaste={(event) => {
        const objects = fromClipboard(event.clipboardData.getData('text/plain'))
        if (objects === null) return
        act({ kind: 'edit', ...pasteObjects(document, objects), gesture: null })
        event.preventDefault()
      }}
    >
      {width > 0 && (
        <svg
          ref={svg}
          role="group"
          aria-label={`Label, ${widthMm} x ${heightMm} mm`}
          tabIndex={-1}
          width={box.width * scale}
          height={box.height * scale}
          viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
          onPointerDown={(event) => {
            if (event.button !== 0) return
            if (!event.shiftKey) act({ kind: 'choose', ids: [] })
            begin(event, { kind: 'frame' }, event.shiftKey ? chosen : [])
          }}
          onPointerMove={onMove}
          onPointerUp={onUp}
          onPointerCancel={onUp}
          onKeyDown={(event) => onKey(event, null)}
        >
          <Rulers widthMm={widthMm} heightMm={heightMm} scale={scale} />
          <rect className={styles['paper']} width={widthMm} height={heightMm} vectorEffect="non-scaling-stroke" />
          {picture?.png && (
            <image
              href={picture.png}
              width={picture.width_dots / picture.dots_per_mm}
              height={picture.height_dots / picture.dots_per_mm}
              preserveAspectRatio="none"
            />
          )}
          {picture?.unreached && (
            <Unreached margins={picture.unreached} widthMm={widthMm} heightMm={heightMm} scale={scale} />
          )}
          {document.objects.map((object) => (
            <CanvasObject
              key={object.id}
              object={object}
              isChosen={chosen.includes(object.id)}
              isBare={picture === null}
              fault={faults.get(object.id) ?? null}
              scale={scale}
              onPress={(event) => press(event, object)}
              onKey={(event) => onKey(event, object.id)}
              onOpen={onOpen}
            />
          ))}
          {guides.map(({ axis, atMm }) => (
            <line
              key={`${axis} ${atMm}`}
              className={styles['guide']}
              x1={axis === 'x' ? atMm : box.x}
              x2={axis === 'x' ? atMm : box.x + box.width}
              y1={axis === 'y' ? atMm : box.y}
              y2={axis === 'y' ? atMm : box.y + box.height}
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {frame !== null && (
            <rect
              className={styles['frame']}
              x={frame.xMm}
              y={frame.yMm}
              width={frame.widthMm}
              height={frame.heightMm}
              vectorEffect="non-scaling-stroke"
            />
          )}
          {single !== undefined && !single.isLocked && (
            <Handles
              bounds={boundsOf(single)}
              scale={scale}
              onPull={(event, handle) => begin(event, { kind: 'size', handle }, [single.id])}
            />
          )}
        </svg>
      )}
    </div>
  )
}

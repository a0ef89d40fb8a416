import { Stack, Text } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { LabelSheet } from '../../main/records/sheet-records.ts'
import { sheetLayout, useLabelSheet } from '../client/label-sheets.ts'
import type { OptionFields } from '../client/print-options.ts'
import { QueryView } from './query-view.tsx'
import styles from './sheet-places.module.css'
import { countOf } from './texts.ts'
import { usedPlaces, withPlace } from './used-places.ts'

interface SheetPlacesProps {
  template: number
  labels: number
  /** Of the plugin for sheets, and what was chosen of them. */
  fields: OptionFields
  values: Readonly<Record<string, unknown>>
  onChange: (used: { skip: number; used: string }) => void
}

/** The first sheet as it will be printed. Places that are used up are clicked. */
export function SheetPlaces({ template, labels, fields, values, onChange }: SheetPlacesProps) {
  const query = useLabelSheet({ template, labels, layout: sheetLayout(fields, values) })
  return (
    <Stack component="section" gap={4} aria-label="The first sheet">
      <QueryView query={query} what="The sheet" rows={4}>
        {(sheet) => (
          <>
            <Text size="sm">
              {countOf(labels, 'label')} on {countOf(sheet.pages, 'sheet')}. Click the places that are used up; with
              Shift, all up to one.
            </Text>
            <Places sheet={sheet} onUsed={(isUsed) => onChange(usedPlaces(isUsed))} />
          </>
        )}
      </QueryView>
    </Stack>
  )
}

const USUAL_WIDTH = 230
/** Of the smallest place, so that a finger meets it. */
const LEAST_SIDE = 24

/** How far a key goes, in places. */
const STEPS: Readonly<Record<string, (columns: number) => number>> = {
  ArrowRight: () => 1,
  ArrowLeft: () => -1,
  ArrowDown: (columns) => columns,
  ArrowUp: (columns) => -columns,
}

function Places({ sheet, onUsed }: { sheet: LabelSheet; onUsed: (isUsed: boolean[]) => void }) {
  const { page_width, page_height, label_width, label_height, columns, places } = sheet
  const paper = useRef<HTMLFieldSetElement>(null)
  const [stop, setStop] = useState(0)
  const pixels = Math.max(USUAL_WIDTH / page_width, LEAST_SIDE / Math.min(label_width, label_height))
  const isUsed = places.map(({ is_used }) => is_used)
  const go = (event: KeyboardEvent) => {
    const to = stop + (STEPS[event.key]?.(columns) ?? 0)
    if (to === stop || places[to] === undefined) return
    event.preventDefault()
    setStop(to)
    paper.current?.querySelectorAll('button')[to]?.focus()
  }
  return (
    <div className={styles['frame']}>
      <fieldset
        ref={paper}
        className={styles['paper']}
        aria-label="Places of the first sheet"
        style={{ width: page_width * pixels, height: page_height * pixels }}
      >
        {places.map((place, index) => (
          <button
            key={index}
            type="button"
            className={styles['place']}
            style={{
              left: place.x * pixels,
              top: place.y * pixels,
              width: label_width * pixels,
              height: label_height * pixels,
            }}
            data-state={place.label === null ? 'free' : 'label'}
            aria-pressed={place.is_used}
            aria-label={wordsOf(place, index)}
            tabIndex={index === Math.min(stop, places.length - 1) ? 0 : -1}
            onFocus={() => setStop(index)}
            onKeyDown={go}
            onClick={({ shiftKey }) => onUsed(withPlace(isUsed, index, shiftKey))}
          >
            {place.label}
          </button>
        ))}
      </fieldset>
    </div>
  )
}

function wordsOf({ is_used, label }: LabelSheet['places'][number], index: number): string {
  const what = is_used ? 'used up' : label === null ? 'free' : `label ${label}`
  return `Place ${index + 1}: ${what}`
}

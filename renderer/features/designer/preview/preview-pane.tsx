import { ActionIcon, NativeSelect, SegmentedControl, Text } from '@mantine/core'
import { IconAlertTriangle, IconChevronLeft, IconChevronRight, IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Machine } from '../../../../main/records/machine-records.ts'
import { ErrorBand } from '../../../components/error-band.tsx'
import { MeasureScreenButton } from '../../../components/measure-screen-button.tsx'
import { useScreenPitch } from '../../../components/screen-pitch.ts'
import { codeText } from '../../../components/texts.ts'
import type { SampleRow } from '../data/sample-rows.ts'
import { type PreviewTarget, readTarget, targetChoices, targetValue } from './preview-target.ts'
import styles from './preview-pane.module.css'
import type { LivePreview } from './use-live-preview.ts'

interface PreviewPaneProps {
  preview: LivePreview
  size: { widthMm: number; heightMm: number }
  printers: readonly Machine[]
  target: PreviewTarget
  onTarget: (target: PreviewTarget) => void
  rows: readonly SampleRow[]
  row: number
  onRow: (row: number) => void
}

const SIZES = [
  { value: 'fit', label: 'Fit' },
  { value: 'true', label: 'True' },
  { value: 'double', label: '2x' },
]

/** The label as it comes out: drawn by the station from the bytes for the printer. */
export function PreviewPane(props: PreviewPaneProps) {
  const { preview, printers, target, onTarget, rows, row, onRow } = props
  const [zoom, setZoom] = useState('fit')
  const { picture, error } = preview
  return (
    <section aria-label="Preview" className={styles['pane']} data-area tabIndex={-1}>
      <div className={styles['head']}>
        <NativeSelect
          size="xs"
          aria-label="Drawn for"
          style={{ flex: 1 }}
          data={targetChoices(printers)}
          value={targetValue(target)}
          onChange={(event) => onTarget(readTarget(event.currentTarget.value))}
        />
        <SegmentedControl size="xs" aria-label="Size of the preview" data={SIZES} value={zoom} onChange={setZoom} />
        {zoom !== 'fit' && <MeasureScreenButton />}
      </div>
      {error !== null && <ErrorBand what="The preview was not drawn" error={error} />}
      <Paper {...props} zoom={zoom} />
      {picture !== null && <Facts picture={picture} isCommon={target.kind === 'common'} />}
      <div className={styles['pager']}>
        <ActionIcon
          variant="default"
          aria-label="Sample before"
          disabled={rows.length < 2}
          onClick={() => onRow((row + rows.length - 1) % rows.length)}
        >
          <IconChevronLeft size={18} aria-hidden="true" />
        </ActionIcon>
        <span aria-live="polite">
          {rows.length === 0 ? 'Without values' : `${rows[row]?.name ?? ''}, ${row + 1} of ${rows.length}`}
        </span>
        <ActionIcon
          variant="default"
          aria-label="Next sample"
          disabled={rows.length < 2}
          onClick={() => onRow((row + 1) % rows.length)}
        >
          <IconChevronRight size={18} aria-hidden="true" />
        </ActionIcon>
      </div>
    </section>
  )
}

const WIDTHS: Readonly<Record<string, (trueWidth: number) => { width: string }>> = {
  fit: () => ({ width: '100%' }),
  true: (trueWidth) => ({ width: `${trueWidth}px` }),
  double: (trueWidth) => ({ width: `${trueWidth * 2}px` }),
}

function Paper({ preview: { picture, isBusy }, size, zoom }: PreviewPaneProps & { zoom: string }) {
  const isSlow = useIsLong(isBusy, 500)
  const { pitchMm } = useScreenPitch()
  if (picture === null) return <div className={styles['paper']}>{isSlow && <Text size="sm">Drawing…</Text>}</div>
  const width = WIDTHS[zoom]?.(size.widthMm / pitchMm)
  return (
    <section
      className={styles['paper']}
      data-slow={isSlow}
      data-zoom={zoom}
      // Larger pictures are scrolled by keys as well.
      tabIndex={zoom === 'fit' ? -1 : 0}
      aria-label="Picture of the label"
    >
      {isSlow && <progress className={styles['bar']} aria-label="Drawing" />}
      {picture.png === null ? (
        <Text size="sm">The commands draw no label.</Text>
      ) : (
        <img src={picture.png} alt="The label as it comes out of the printer" style={width} />
      )}
    </section>
  )
}

function useIsLong(isOn: boolean, afterMs: number): boolean {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isOn) return undefined
    const timer = setTimeout(() => setLong(true), afterMs)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [isOn, afterMs])
  return isLong
}

function Facts({ picture, isCommon }: { picture: NonNullable<LivePreview['picture']>; isCommon: boolean }) {
  const { codes, is_checked, dots_per_mm, took_ms, size, as_dots, is_approximate, labels, unreached } = picture
  const dpi = Math.round(dots_per_mm * 25.4)
  return (
    <ul className={styles['facts']}>
      {codes.map(({ object, symbology, text, is_read }, index) => (
        <li key={`${object} ${index}`} data-bad={!is_read} data-old={!is_checked}>
          {is_read ? (
            <IconCircleCheck size={16} aria-hidden="true" />
          ) : (
            <IconAlertTriangle size={16} aria-hidden="true" />
          )}
          <span>
            {is_read ? 'Reads back' : 'Does not read back'}: <span className="code">{codeText(text)}</span> ({symbology}
            )
          </span>
        </li>
      ))}
      <li>
        {isCommon ? `Drawn for Generic ${dpi} dpi` : `Drawn at ${dpi} dpi`} in {took_ms} ms, {size} bytes
        {labels > 1 && `, ${labels} labels`}
      </li>
      {unreached !== null && <li>Nothing can be printed where the label is hatched.</li>}
      {is_approximate && <li>The printer’s own letters look a little different.</li>}
      {as_dots.map(({ object, reason }) => (
        <li key={object}>
          {object} as dots: {reason}
        </li>
      ))}
    </ul>
  )
}

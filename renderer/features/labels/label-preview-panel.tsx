import { ActionIcon, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { LabelDocument } from '../../../main/records/label-document.ts'
import type { LabelTemplate } from '../../../main/records/label-records.ts'
import type { LabelPreview, PreviewNote } from '../../client/label-preview.ts'
import { CodeChecks } from '../../components/code-checks.tsx'
import { type LabelArea, LabelPicture } from '../../components/label-picture.tsx'
import { MeasureScreenButton } from '../../components/measure-screen-button.tsx'
import { NoteBand } from '../../components/note-band.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { useIsLong } from '../../components/use-is-long.ts'
import styles from './print-tab.module.css'

interface LabelPreviewPanelProps {
  title: string
  template: Pick<LabelTemplate, 'width' | 'height'>
  document: LabelDocument | undefined
  preview: UseQueryResult<LabelPreview>
  page: number
  /** How many there are; null where only the station knows. */
  pages: number | null
  onPage: (page: number) => void
}

/** The label as it will come out, one of those that will be printed. */
export function LabelPreviewPanel({ title, template, document, preview, page, pages, onPage }: LabelPreviewPanelProps) {
  const [size, setSize] = useState('true')
  return (
    <Stack gap="xs" component="section" aria-label="Preview">
      <Group justify="space-between" gap="xs">
        <Text fw={650}>
          {title}{' '}
          <Text span c="dimmed" size="sm">
            {template.width} x {template.height} mm
          </Text>
        </Text>
        <Group gap={6}>
          <SegmentedControl
            aria-label="Size of the preview"
            size="xs"
            data={[
              { value: 'true', label: 'True size' },
              { value: 'large', label: 'Large' },
            ]}
            value={size}
            onChange={setSize}
          />
          {size === 'true' && <MeasureScreenButton />}
        </Group>
      </Group>
      {preview.data === undefined && !preview.isError ? (
        <div className={styles['stage']}>
          <Text c="dimmed">{waitingText(pages, preview.fetchStatus === 'fetching')}</Text>
        </div>
      ) : (
        <QueryView query={preview} what="The preview" rows={4}>
          {(known) => (
            <Drawn
              preview={known}
              isStale={preview.isPlaceholderData}
              isTrueSize={size === 'true'}
              outlines={outlinesOf(known.notes, document)}
            />
          )}
        </QueryView>
      )}
      {pages !== null && pages > 1 && <Pages page={page} pages={pages} onPage={onPage} />}
    </Stack>
  )
}

function waitingText(pages: number | null, isDrawing: boolean): string {
  if (isDrawing) return 'Drawing the label'
  return pages === null ? 'Each label is drawn when it is printed.' : 'Nothing to show yet.'
}

interface DrawnProps {
  preview: LabelPreview
  isStale: boolean
  isTrueSize: boolean
  outlines: readonly LabelArea[]
}

const OLD_AFTER_MS = 500

function Drawn({ preview, isStale, isTrueSize, outlines }: DrawnProps) {
  const { dots_per_mm, is_approximate, codes, notes, labels } = preview
  return (
    <>
      <div className={styles['stage']} data-size={isTrueSize ? 'true' : 'large'}>
        {isStale ? (
          <Fading preview={preview} isTrueSize={isTrueSize} />
        ) : (
          <LabelPicture preview={preview} isTrueSize={isTrueSize} isOld={false} outlines={outlines} />
        )}
      </div>
      <Text size="sm" c="dimmed">
        As the printer will draw it, {Math.round(dots_per_mm * 25.4)} dpi
        {is_approximate ? '; letters of the printer look a little different' : ''}
        {labels > 1 ? `; the commands make ${labels} labels` : ''}
      </Text>
      <CodeChecks codes={codes} />
      {notes.filter(isShown).map((note) => (
        <NoteBand key={`${note.kind} ${note.object} ${note.message}`} sentence={sentenceOf(note)} />
      ))}
    </>
  )
}

/** The last picture stays; it turns grey when the next one takes long. */
function Fading({ preview, isTrueSize }: Pick<DrawnProps, 'preview' | 'isTrueSize'>) {
  const isOld = useIsLong(OLD_AFTER_MS)
  return <LabelPicture preview={preview} isTrueSize={isTrueSize} isOld={isOld} outlines={[]} />
}

/** What stands at the printer is said beside it. */
const isShown = ({ kind }: PreviewNote): boolean => kind !== 'other size than the roll'

function sentenceOf({ object, message }: PreviewNote): string {
  return object === null ? message : `${object}: ${message}`
}

/** Where on the label a note points at. */
function outlinesOf(notes: readonly PreviewNote[], document: LabelDocument | undefined): LabelArea[] {
  if (document?.kind !== 'design') return []
  const told = new Set(notes.map(({ object }) => object))
  return document.objects.flatMap((object) =>
    told.has(object.id) && 'widthMm' in object
      ? [{ id: object.id, xMm: object.xMm, yMm: object.yMm, widthMm: object.widthMm, heightMm: object.heightMm }]
      : [],
  )
}

function Pages({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  return (
    <Group gap={6} justify="center">
      <ActionIcon variant="default" aria-label="Label before" disabled={page === 0} onClick={() => onPage(page - 1)}>
        <IconChevronLeft size={18} />
      </ActionIcon>
      <Text size="sm" aria-live="polite">
        {page + 1} of {pages}
      </Text>
      <ActionIcon
        variant="default"
        aria-label="Next label"
        disabled={page >= pages - 1}
        onClick={() => onPage(page + 1)}
      >
        <IconChevronRight size={18} />
      </ActionIcon>
    </Group>
  )
}

import type { LabelTemplate } from '../../../main/records/label-records.ts'
import { Menu } from '@mantine/core'
import { useState } from 'react'
import type { QueuedPrinter } from '../../../main/records/print-records.ts'
import { NoteBand } from '../../components/note-band.tsx'
import { ChangeRoll } from './change-roll.tsx'
import { fitsOnRoll, scaleForRoll } from './roll-size.ts'
import { rollText } from './rule-words.ts'
import type { usePrintPage } from './use-print-page.ts'

interface RollNoteProps {
  page: ReturnType<typeof usePrintPage>
  template: LabelTemplate
  onChoose: (machine: string) => void
  /** In percent of the template. */
  onScale: (percent: number) => void
}

/** The roll in the printer is another one than the label needs: print elsewhere, smaller, or change it. */
export function RollNote({ page: { preview, queues, machine }, template, onChoose, onScale }: RollNoteProps) {
  const [isChanging, setChanging] = useState(false)
  const note = preview.data?.notes.find(({ kind }) => kind === 'other size than the roll')
  const printer = queues.find((queue) => queue.machine === machine)
  const percent = printer?.media ? scaleForRoll(printer.media, template) : null
  if (note === undefined || printer === undefined) return null
  return (
    <>
      <NoteBand sentence={note.message}>
        <OtherPrinter
          template={template}
          others={queues.filter((queue) => queue.machine !== machine)}
          onChoose={onChoose}
        />
        {percent !== null && (
          <button type="button" onClick={() => onScale(percent)}>
            Scale to {percent} %
          </button>
        )}
        <button type="button" onClick={() => setChanging(true)}>
          Change roll
        </button>
      </NoteBand>
      {isChanging && (
        <ChangeRoll
          printer={printer}
          suggested={{ width_mm: template.width, length_mm: template.height }}
          onClose={() => setChanging(false)}
        />
      )}
    </>
  )
}

interface OtherPrinterProps {
  template: LabelTemplate
  others: readonly QueuedPrinter[]
  onChoose: (machine: string) => void
}

/** Those with a fitting roll first. */
function OtherPrinter({ template, others, onChoose }: OtherPrinterProps) {
  const fits = ({ media }: QueuedPrinter) => media !== null && fitsOnRoll(media, template)
  const sorted = others.toSorted((one, other) => Number(fits(other)) - Number(fits(one)))
  if (sorted.length === 0) return null
  return (
    <Menu>
      <Menu.Target>
        <button type="button">Other printer</button>
      </Menu.Target>
      <Menu.Dropdown>
        {sorted.map((queue) => (
          <Menu.Item key={queue.machine} onClick={() => onChoose(queue.machine)}>
            {queue.name}, {queue.media === null ? 'its roll is not known' : `roll ${rollText(queue.media)}`}
            {fits(queue) && ': fits'}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

import { Button, Group, Kbd, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useCommandCodeList } from '../../client/codes.ts'
import { useAllLabelTemplates } from '../../client/label-templates.ts'
import { useLabelPreview } from '../../client/label-preview.ts'
import { usePrinterQueues } from '../../client/print-queue.ts'
import { usePrintSwitches } from '../../client/print-switches.ts'
import { usePrintQuick, useQuickDocument } from '../../client/quick-label.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { usePrinters } from '../../components/use-printers.ts'
import { useShortcuts } from '../../components/use-shortcuts.ts'
import { Copies } from './copies.tsx'
import { JobLine } from '../../components/job-line.tsx'
import { UnreadNote } from '../../components/unread-note.tsx'
import { LabelPreviewPanel } from './label-preview-panel.tsx'
import { MOST_COPIES } from './print-order.ts'
import styles from './print-tab.module.css'
import { PrintingIsOff } from './printing-is-off.tsx'
import { PrinterChoice } from './printer-choice.tsx'
import { sizesFor, sizeText } from './quick-sizes.ts'
import { TemplateTiles } from './template-tiles.tsx'
import { usePrintOrder } from './use-print-order.ts'

/** Type, and press Enter: one text in the middle, as large as it fits, and a code if one wants. */
export function QuickTab() {
  const { hasLabels } = usePrintSwitches()
  return hasLabels ? <QuickPage /> : <PrintingIsOff />
}

function QuickPage() {
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [code, setCode] = useState('')
  const [chosenSize, setSize] = useState<string | null>(null)
  const [chosenPrinter, setPrinter] = useState<string | null>(null)
  const [copies, setCopies] = useState(1)
  const [reason, setReason] = useState('')
  const printers = usePrinters()
  const { data: queues = [] } = usePrinterQueues()
  const print = usePrintQuick()
  const machine = printers.find(({ pk }) => pk === chosenPrinter)?.pk ?? printers[0]?.pk ?? null
  const media = queues.find((queue) => queue.machine === machine)?.media ?? null
  const sizes = sizesFor(media)
  const size = sizes.find((one) => sizeText(one) === chosenSize) ?? sizes[0]
  const document = useQuickDocument(size).data
  const preview = useLabelPreview(
    document === undefined
      ? null
      : { document, model_type: 'stockitem', values: { answers: { text, code } }, machine, roll: media },
  )
  const isUnread = preview.data?.codes.some(({ is_read }) => !is_read) ?? false
  const release_reason = isUnread ? reason : ''
  const isStopped = isUnread && reason.trim() === ''
  const isReady = text.trim() !== '' && machine !== null && !print.isPending && !isStopped
  const submit = () => isReady && print.mutate({ ...size, text, code, machine, copies, release_reason })
  // One comes here to type.
  useEffect(() => field.current?.focus(), [])
  useShortcuts({ 'Ctrl+L': submit, 'Ctrl+P': submit })
  return (
    <div className={styles['columns']}>
      <div className={styles['order']} data-area tabIndex={-1}>
        <Tiles />
        <Textarea
          label="Text"
          ref={field}
          autosize
          minRows={2}
          maxRows={6}
          value={text}
          description="Enter prints, Shift+Enter begins a new line."
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return
            event.preventDefault()
            submit()
          }}
        />
        <TextInput
          label="Code, if wanted"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && submit()}
        />
        <CommandChoice
          onChoose={({ label, code }) => {
            setText(label)
            setCode(code)
          }}
        />
        <Group align="end">
          <Select
            label="Size"
            w={200}
            data={sizes.map(sizeText)}
            value={sizeText(size)}
            allowDeselect={false}
            onChange={setSize}
          />
          <Copies copies={copies} onChange={(wanted) => setCopies(Math.min(MOST_COPIES, Math.max(1, wanted)))} />
        </Group>
        <Stack gap={0}>
          <PrinterChoice printers={printers} machine={machine} reason="" onChoose={setPrinter} />
          {printers.length === 0 && <Text>No printer yet. Connect one on the Machines page.</Text>}
        </Stack>
      </div>
      <div className={styles['result']} data-area tabIndex={-1}>
        <LabelPreviewPanel
          title="Quick label"
          template={size}
          document={document}
          preview={preview}
          page={0}
          pages={1}
          onPage={() => {}}
        />
        {isUnread && <UnreadNote reason={reason} onReason={setReason} />}
        <Button
          size="lg"
          leftSection={<IconPrinter size={22} />}
          rightSection={<Kbd size="xs">Enter</Kbd>}
          loading={print.isPending}
          disabled={!isReady}
          onClick={submit}
        >
          Print
        </Button>
        {print.isError && <ErrorBand what="Nothing was printed" error={print.error} onRetry={submit} />}
        {print.data !== undefined && <JobLine job={print.data} />}
      </div>
    </div>
  )
}

/** A label that acts as a button of the station does, to stick beside the work. */
function CommandChoice({ onChoose }: { onChoose: (command: { label: string; code: string }) => void }) {
  const { data: codes = [] } = useCommandCodeList([])
  const answered = codes.filter(({ comes_with }) => comes_with === null)
  const groups = [...Map.groupBy(answered, ({ group }) => group)]
  return (
    <Select
      label="Or a command"
      description="Fills text and code in, for one label of the command sheet."
      placeholder="Such as Undo, or a mode"
      searchable
      data={groups.map(([group, commands]) => ({
        group,
        items: commands.map(({ name, label }) => ({ value: name, label })),
      }))}
      value={null}
      onChange={(name) => {
        const command = answered.find((one) => one.name === name)
        if (command !== undefined) onChoose(command)
      }}
    />
  )
}

function Tiles() {
  const navigate = useNavigate()
  const [, dispatch] = usePrintOrder()
  const templates = useAllLabelTemplates().data ?? []
  return (
    <TemplateTiles
      templates={templates}
      chosen="quick"
      onChoose={(template) => {
        dispatch({ kind: 'template', template })
        void navigate('/labels/print')
      }}
      onQuick={() => {}}
    />
  )
}

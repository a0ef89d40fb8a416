import { Button, Group, Radio, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { Scan } from '../../../main/records/scan-records.ts'
import { type LinkTarget, useLinkBarcode } from '../../client/stock.ts'
import { useCommandCodes } from '../../components/command-codes.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { codeText } from '../../components/texts.ts'
import { type Candidate, useCandidates } from './use-candidates.ts'

type Model = LinkTarget['model']

const MODELS: { value: Model; label: string }[] = [
  { value: 'stockitem', label: 'Item' },
  { value: 'part', label: 'Part' },
  { value: 'stocklocation', label: 'Location' },
]

/** Says once what an unknown code means. A scan of something known fills it in. */
export function LinkDialog({ code, onClose }: { code: string; onClose: () => void }) {
  const [model, setModel] = useState<Model>('stockitem')
  const [typed, setTyped] = useState('')
  const [target, setTarget] = useState<LinkTarget | null>(null)
  const [search] = useDebouncedValue(typed, 200)
  const candidates = useCandidates(model, search)
  const link = useLinkBarcode()

  const fill = ({ match }: Scan) => {
    const linkable = MODELS.find(({ value }) => value === match?.model)
    if (linkable === undefined || match === null) return
    setModel(linkable.value)
    setTarget({ model: linkable.value, pk: match.pk })
    setTyped('')
  }

  const submit = () => {
    if (target !== null) link.mutate({ barcode: code, target }, { onSuccess: onClose })
  }
  useCommandCodes(target === null ? {} : { CONFIRM: submit })
  return (
    <Dialog title="Link this code" scanPolicy="fill" onScan={fill} onClose={onClose} size={600}>
      <Stack gap="sm">
        <Text className="code" size="lg" fw={650}>
          {codeText(code)}
        </Text>
        <SegmentedControl
          data={MODELS}
          value={model}
          aria-label="Kind of thing"
          onChange={(next) => {
            setModel(next)
            setTarget(null)
          }}
        />
        <TextInput
          label="Find, or scan it"
          placeholder="Name, number, serial, location"
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <CandidateList
          candidates={candidates}
          chosen={target?.pk ?? null}
          onChoose={(pk) => setTarget({ model, pk })}
        />
        {link.isError && <ErrorBand what="The code was not linked" error={link.error} />}
        <Group justify="flex-end">
          <Button variant="default" size="md" onClick={onClose}>
            Cancel
          </Button>
          <Button size="md" disabled={target === null} loading={link.isPending} onClick={submit}>
            Link
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

interface CandidateListProps {
  candidates: Candidate[]
  chosen: number | null
  onChoose: (pk: number) => void
}

function CandidateList({ candidates, chosen, onChoose }: CandidateListProps) {
  const isListed = candidates.some(({ pk }) => pk === chosen)
  return (
    <Radio.Group
      label="Linked to"
      value={chosen === null ? null : String(chosen)}
      onChange={(pk) => onChoose(Number(pk))}
    >
      <Stack gap={6} mt={6} mah={280} style={{ overflow: 'auto' }}>
        {chosen !== null && !isListed && (
          <CandidateCard candidate={{ pk: chosen, name: 'What was scanned', detail: `Number ${chosen}` }} />
        )}
        {candidates.map((candidate) => (
          <CandidateCard key={candidate.pk} candidate={candidate} />
        ))}
        {candidates.length === 0 && <Text c="dimmed">Nothing has this name.</Text>}
      </Stack>
    </Radio.Group>
  )
}

function CandidateCard({ candidate: { pk, name, detail } }: { candidate: Candidate }) {
  return (
    <Radio.Card value={String(pk)} px="md" mih="var(--otherTarget, 44px)" aria-label={`${name}, ${detail}`}>
      <Group wrap="nowrap" h="100%">
        <Radio.Indicator />
        <div>
          <Text fw={600}>{name}</Text>
          <Text>{detail}</Text>
        </div>
      </Group>
    </Radio.Card>
  )
}

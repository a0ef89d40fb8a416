import { Button, Checkbox, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { PrintLabel } from '../../../main/records/print-records.ts'
import { type LastGood, useFittingPrinters, useJobAction, usePrintJob } from '../../client/print-jobs.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { useScanPolicy } from '../../components/scan-policy.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { countOf } from '../../components/texts.ts'

/** What was the last good label? A scan of it answers; the rest is printed. */
export function LastGoodQuestion({ job }: { job: number }) {
  const labels = usePrintJob(job)
  const action = useJobAction()
  const others = useFittingPrinters(job).data ?? []
  const [chosen, setMachine] = useState<string>('')
  const machine = others.find((other) => other.machine === chosen)?.machine
  const answer = (body: LastGood) =>
    action.mutate({
      job,
      action: { kind: 'resume-after', body: { ...body, ...(machine === undefined ? {} : { machine }) } },
    })
  useScanPolicy('fill', ({ data }) => answer({ answer: 'code', code: data }))
  return (
    <Stack gap="xs" component="section" aria-label={`Job ${job}: what came out?`}>
      <Text fw={650} size="lg">
        What was the last good label? Scan it.
      </Text>
      <QueryView query={labels} what="The labels of the job" rows={2}>
        {(known) => (
          <Answers
            labels={(known.labels ?? []).filter(({ state }) => state === 'unknown' || state === 'sent')}
            isPending={action.isPending}
            onAnswer={answer}
          />
        )}
      </QueryView>
      {others.length > 0 && (
        <SegmentedControl
          aria-label="Print the rest on"
          data={[
            { value: '', label: 'Print the rest here' },
            ...others.map(({ machine: value, name }) => ({ value, label: `Print the rest on ${name}` })),
          ]}
          value={machine ?? ''}
          onChange={setMachine}
        />
      )}
      {action.isError && <ErrorBand what="Nothing was changed" error={action.error} />}
    </Stack>
  )
}

interface AnswersProps {
  labels: readonly PrintLabel[]
  isPending: boolean
  onAnswer: (answer: LastGood) => void
}

function Answers({ labels, isPending, onAnswer }: AnswersProps) {
  const [good, setGood] = useState<readonly string[] | null>(null)
  if (good !== null) {
    return (
      <Stack gap="xs">
        <Checkbox.Group label="Which labels are good?" value={[...good]} onChange={setGood}>
          <Group gap="sm" mt={4}>
            {labels.map(({ pk, position }) => (
              <Checkbox key={pk} value={String(pk)} label={`Label ${position}`} />
            ))}
          </Group>
        </Checkbox.Group>
        <Group gap="xs">
          <Button loading={isPending} onClick={() => onAnswer({ answer: 'chosen', labels: good.map(Number) })}>
            Print the other {countOf(labels.length - good.length, 'label')}
          </Button>
          <Button variant="default" onClick={() => setGood(null)}>
            Back
          </Button>
        </Group>
      </Stack>
    )
  }
  return (
    <Group gap="xs">
      <Button variant="default" disabled={isPending} onClick={() => onAnswer({ answer: 'none' })}>
        None came out
      </Button>
      <Button variant="default" disabled={isPending} onClick={() => onAnswer({ answer: 'all' })}>
        All came out
      </Button>
      <Button variant="default" disabled={isPending} onClick={() => setGood([])}>
        Choose…
      </Button>
    </Group>
  )
}

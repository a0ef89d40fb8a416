import { Button, Group, NumberInput, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { BarcodeRule } from '../../../main/records/scan-records.ts'
import { type RuleDraft, useDeleteRule, useSaveRule, useTryRule } from '../../client/codes.ts'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { codeText } from '../../components/texts.ts'
import { fieldsText } from './explain-code.tsx'

interface RuleDialogProps {
  /** Null: a new one. */
  rule: BarcodeRule | null
  groups: readonly string[]
  onClose: () => void
}

const EMPTY: RuleDraft = { name: '', description: '', pattern: '', sample: '', position: 0, active: true }

/** A rule is tried on codes before it is kept. */
export function RuleDialog({ rule, groups, onClose }: RuleDialogProps) {
  const [draft, setDraft] = useState<RuleDraft>(rule ?? EMPTY)
  /** The pattern that read all codes that it was tried on. */
  const [proven, setProven] = useState<string | null>(rule?.pattern ?? null)
  const save = useSaveRule()
  const remove = useDeleteRule()
  const change = (part: Partial<RuleDraft>) => setDraft({ ...draft, ...part })
  const submit = () => save.mutate({ pk: rule?.pk ?? null, draft: withoutPk(draft) }, { onSuccess: onClose })
  return (
    <Dialog title={rule === null ? 'New rule' : rule.name} scanPolicy="hold" onClose={onClose} size={640}>
      <Stack gap="sm">
        <TextInput
          label="Name"
          data-autofocus
          value={draft.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label="Pattern"
          description={`A regular expression for the whole code. Named groups lead to things: ${groups.join(', ')}`}
          placeholder="BOX-(?<serial>\d+)"
          classNames={{ input: 'code' }}
          value={draft.pattern}
          onChange={(event) => change({ pattern: event.currentTarget.value })}
        />
        <RuleTester
          pattern={draft.pattern}
          sample={draft.sample}
          onSample={(sample) => change({ sample: sample.slice(0, 4095) })}
          onTried={(isRead) => setProven(isRead ? draft.pattern : null)}
        />
        <Group align="end">
          <NumberInput
            label="Order"
            description="Smaller numbers are asked first"
            allowDecimal={false}
            value={draft.position}
            onChange={(position) => change({ position: Number(position) })}
          />
          <Switch
            label="On"
            checked={draft.active}
            onChange={(event) => change({ active: event.currentTarget.checked })}
          />
        </Group>
        {save.isError && <ErrorBand what="The rule was not kept" error={save.error} />}
        {remove.isError && <ErrorBand what="The rule was not deleted" error={remove.error} />}
        {draft.pattern !== '' && proven !== draft.pattern && (
          <Text size="sm">Try the pattern first: it can be saved when it reads every code above.</Text>
        )}
        <Group justify="space-between">
          {rule === null ? (
            <span />
          ) : (
            <ConfirmButton
              label="Delete"
              question={`Delete the rule “${rule.name}”?`}
              consequence="Codes of this kind are unknown from then on."
              onConfirm={() => remove.mutate(rule.pk, { onSuccess: onClose })}
            />
          )}
          <Group>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button
              disabled={draft.name === '' || draft.pattern === '' || proven !== draft.pattern}
              loading={save.isPending}
              onClick={submit}
            >
              Save
            </Button>
          </Group>
        </Group>
      </Stack>
    </Dialog>
  )
}

interface RuleTesterProps {
  pattern: string
  sample: string
  onSample: (sample: string) => void
  onTried: (isRead: boolean) => void
}

function RuleTester({ pattern, sample, onSample, onTried }: RuleTesterProps) {
  const attempt = useTryRule()
  const samples = sample.split('\n').filter((line) => line !== '')
  const tryIt = () =>
    attempt.mutate(
      { pattern, samples: samples.slice(0, 50) },
      { onSettled: (trials = []) => onTried(trials.length > 0 && trials.every(({ fields }) => fields !== null)) },
    )
  return (
    <Stack gap="xs">
      <Textarea
        label="Try it on these codes"
        description="One on each line"
        autosize
        minRows={2}
        maxRows={6}
        classNames={{ input: 'code' }}
        value={sample}
        onChange={(event) => onSample(event.currentTarget.value)}
      />
      <Group>
        <Button
          variant="default"
          disabled={pattern === '' || samples.length === 0}
          loading={attempt.isPending}
          onClick={tryIt}
        >
          Try
        </Button>
      </Group>
      {attempt.isError && <ErrorBand what="The pattern cannot be used" error={attempt.error} />}
      {attempt.data?.map(({ text, fields, problem }) => (
        <Text key={text}>
          <span className="code">{codeText(text)}</span>: {fields === null ? problem : fieldsText(fields)}
        </Text>
      ))}
    </Stack>
  )
}

function withoutPk({ name, description, pattern, sample, position, active }: RuleDraft): RuleDraft {
  return { name, description, pattern, sample, position, active }
}

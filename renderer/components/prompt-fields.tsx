import { NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core'
import { createElement } from 'react'
import type { LabelPrompt } from '../../main/records/label-document.ts'

export type Answer = string | number | boolean
export type Answers = Readonly<Record<string, Answer>>

interface PromptFieldsProps {
  prompts: readonly LabelPrompt[]
  answers: Answers
  onAnswer: (key: string, value: Answer) => void
}

/** What the label asks for before it is printed. */
export function PromptFields({ prompts, answers, onAnswer }: PromptFieldsProps) {
  if (prompts.length === 0) return null
  return (
    <Stack gap="xs" component="section" aria-label="The label asks">
      {prompts.map((prompt) =>
        createElement(FIELDS[prompt.type], {
          key: prompt.key,
          prompt,
          value: answers[prompt.key] ?? prompt.initial,
          onChange: (value: Answer) => onAnswer(prompt.key, value),
        }),
      )}
    </Stack>
  )
}

/** The questions that must be answered first. */
export function openPrompts(prompts: readonly LabelPrompt[], answers: Answers): LabelPrompt[] {
  return prompts.filter(({ key, isRequired, initial }) => isRequired && String(answers[key] ?? initial).trim() === '')
}

interface FieldProps {
  prompt: LabelPrompt
  value: Answer
  onChange: (value: Answer) => void
}

const FIELDS: Readonly<Record<LabelPrompt['type'], (props: FieldProps) => React.ReactNode>> = {
  text: TextPrompt,
  integer: NumberPrompt,
  date: DatePrompt,
  boolean: BooleanPrompt,
  choice: ChoicePrompt,
}

function TextPrompt({ prompt, value, onChange }: FieldProps) {
  return (
    <TextInput
      label={prompt.question}
      required={prompt.isRequired}
      value={String(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function NumberPrompt({ prompt, value, onChange }: FieldProps) {
  return (
    <NumberInput
      label={prompt.question}
      required={prompt.isRequired}
      allowDecimal={false}
      value={typeof value === 'boolean' ? '' : value}
      onChange={onChange}
    />
  )
}

function DatePrompt({ prompt, value, onChange }: FieldProps) {
  return (
    <TextInput
      type="date"
      label={prompt.question}
      required={prompt.isRequired}
      value={String(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function BooleanPrompt({ prompt, value, onChange }: FieldProps) {
  return (
    <Switch
      label={prompt.question}
      checked={value === true || value === 'true'}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}

function ChoicePrompt({ prompt, value, onChange }: FieldProps) {
  return (
    <Select
      label={prompt.question}
      required={prompt.isRequired}
      data={prompt.choices}
      value={value === '' ? null : String(value)}
      allowDeselect={!prompt.isRequired}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  )
}

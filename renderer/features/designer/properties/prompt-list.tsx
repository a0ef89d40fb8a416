import { ActionIcon, Button, Checkbox, NativeSelect, Paper, TextInput, Title } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { LabelPrompt } from '../../../../main/records/label-document.ts'
import styles from './properties.module.css'

interface PromptListProps {
  prompts: readonly LabelPrompt[]
  onChange: (prompts: LabelPrompt[]) => void
  onLeave: () => void
}

const TYPES: Readonly<Record<LabelPrompt['type'], string>> = {
  text: 'Text',
  integer: 'Number',
  date: 'Date',
  boolean: 'Yes or no',
  choice: 'Choice',
}

/** What the operator is asked when the label is printed. */
export function PromptList({ prompts, onChange, onLeave }: PromptListProps) {
  const change = (key: string, values: Partial<LabelPrompt>) =>
    onChange(prompts.map((prompt) => (prompt.key === key ? { ...prompt, ...values } : prompt)))
  const add = () => {
    let number = prompts.length + 1
    while (prompts.some(({ key }) => key === `answer_${number}`)) number += 1
    const question = `Question ${number}`
    onChange([
      ...prompts,
      { key: `answer_${number}`, question, type: 'text', choices: [], initial: '', isRequired: false },
    ])
  }
  return (
    <>
      <Title order={3} size="h6" mt="md" mb={6}>
        Asked when printing
      </Title>
      {prompts.map(({ key, question, type, choices, initial, isRequired }) => (
        <Paper key={key} withBorder p={8} mb={8} onBlur={onLeave}>
          <div className={styles['form']}>
            <TextInput
              className={styles['wide'] ?? ''}
              size="xs"
              label="Question"
              description={`On the label: {{ answers.${key} }}`}
              value={question}
              onChange={(event) =>
                event.currentTarget.value !== '' && change(key, { question: event.currentTarget.value })
              }
            />
            <NativeSelect
              className={styles['half'] ?? ''}
              size="xs"
              label="Answer"
              data={Object.entries(TYPES).map(([value, label]) => ({ value, label }))}
              value={type}
              onChange={({ currentTarget: { value } }) => isType(value) && change(key, { type: value })}
            />
            <TextInput
              className={styles['half'] ?? ''}
              size="xs"
              label="Proposed"
              value={initial}
              onChange={(event) => change(key, { initial: event.currentTarget.value })}
            />
            {type === 'choice' && (
              <TextInput
                className={styles['wide'] ?? ''}
                size="xs"
                label="Choices, with commas between"
                defaultValue={choices.join(', ')}
                onBlur={(event) =>
                  change(key, {
                    choices: event.currentTarget.value
                      .split(',')
                      .map((word) => word.trim())
                      .filter(Boolean),
                  })
                }
              />
            )}
            <Checkbox
              style={{ gridColumn: 'span 3' }}
              size="xs"
              label="Must be answered"
              checked={isRequired}
              onChange={(event) => change(key, { isRequired: event.currentTarget.checked })}
            />
            <ActionIcon
              variant="subtle"
              aria-label={`Remove “${question}”`}
              onClick={() => onChange(prompts.filter((prompt) => prompt.key !== key))}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          </div>
        </Paper>
      ))}
      <Button size="compact-xs" variant="default" leftSection={<IconPlus size={14} aria-hidden="true" />} onClick={add}>
        Question
      </Button>
    </>
  )
}

function isType(value: string): value is LabelPrompt['type'] {
  return Object.hasOwn(TYPES, value)
}

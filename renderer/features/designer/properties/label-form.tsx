import { NumberInput, Text } from '@mantine/core'
import type { DesignTools } from '../use-designer.ts'
import styles from './properties.module.css'
import { PromptList } from './prompt-list.tsx'

/** The label itself: its size, and what is asked when it is printed. */
export function LabelForm({ tools: { document, edit, act } }: { tools: DesignTools }) {
  const settle = () => act({ kind: 'settle' })
  return (
    <>
      <div className={styles['form']}>
        <NumberInput
          className={styles['half'] ?? ''}
          label="Width mm"
          size="xs"
          min={2}
          max={2000}
          decimalScale={2}
          value={document.widthMm}
          onChange={(value) =>
            typeof value === 'number' && value >= 2 && edit((now) => ({ ...now, widthMm: value }), 'width')
          }
          onBlur={settle}
        />
        <NumberInput
          className={styles['half'] ?? ''}
          label="Height mm"
          size="xs"
          min={2}
          max={5000}
          decimalScale={2}
          value={document.heightMm}
          onChange={(value) =>
            typeof value === 'number' && value >= 2 && edit((now) => ({ ...now, heightMm: value }), 'height')
          }
          onBlur={settle}
        />
      </div>
      <PromptList
        prompts={document.prompts}
        onChange={(prompts) => edit((now) => ({ ...now, prompts }), 'prompts')}
        onLeave={settle}
      />
      <Text size="xs" c="dimmed" mt="sm">
        Choose an object to change it: click it, or press Tab and Enter. Arrows move by 0.5 mm, with Shift by 5, with
        Ctrl by 0.1; with Alt they change the size.
      </Text>
    </>
  )
}

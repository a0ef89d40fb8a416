import { Group, Stack, Text, ThemeIcon } from '@mantine/core'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  icon: ReactNode
  /** What belongs here, in one sentence. */
  sentence: string
  /** One to three buttons that fill it. */
  children?: ReactNode
}

export function EmptyState({ icon, sentence, children }: EmptyStateProps) {
  return (
    <Stack align="center" gap="md" py={48} px="md">
      <ThemeIcon variant="light" color="gray" size={56} radius="xl" c="dimmed">
        {icon}
      </ThemeIcon>
      <Text size="lg" ta="center" maw={460}>
        {sentence}
      </Text>
      <Group justify="center">{children}</Group>
    </Stack>
  )
}

import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from './dialog.tsx'

interface ConfirmButtonProps {
  label: string
  question: string
  consequence: string
  onConfirm: () => void
}

/** Asks only before what cannot be undone. */
export function ConfirmButton({ label, question, consequence, onConfirm }: ConfirmButtonProps) {
  const [isAsking, setIsAsking] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setIsAsking(true)}>
        {label}
      </Button>
      {isAsking && (
        <Dialog title={question} scanPolicy="hold" onClose={() => setIsAsking(false)} size={420}>
          <Stack>
            <Text>{consequence}</Text>
            <Group justify="flex-end">
              <Button variant="default" data-autofocus onClick={() => setIsAsking(false)}>
                Keep it
              </Button>
              <Button
                color="#B5230F"
                onClick={() => {
                  setIsAsking(false)
                  onConfirm()
                }}
              >
                {label}
              </Button>
            </Group>
          </Stack>
        </Dialog>
      )}
    </>
  )
}

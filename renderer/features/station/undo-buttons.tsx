import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { usePressCommand, useStationSteps } from '../../client/scan-desk.ts'
import { BigButton } from './big-button.tsx'

/** The buttons say what they will do. */
export function UndoButtons() {
  const { data: steps } = useStationSteps()
  const press = usePressCommand()
  return (
    <>
      {steps !== undefined && steps.undo !== null && (
        <BigButton
          rank="other"
          icon={<IconArrowBackUp size={22} aria-hidden="true" />}
          shortcut="Ctrl+Z"
          disabled={press.isPending}
          onClick={() => press.mutate({ name: 'UNDO' })}
        >
          Undo {steps.undo}
        </BigButton>
      )}
      {steps !== undefined && steps.redo !== null && (
        <BigButton
          rank="other"
          icon={<IconArrowForwardUp size={22} aria-hidden="true" />}
          shortcut="Ctrl+Shift+Z"
          disabled={press.isPending}
          onClick={() => press.mutate({ name: 'REDO' })}
        >
          Redo {steps.redo}
        </BigButton>
      )}
    </>
  )
}

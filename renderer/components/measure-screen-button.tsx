import { ActionIcon } from '@mantine/core'
import { IconRulerMeasure } from '@tabler/icons-react'
import { useState } from 'react'
import { MeasureScreen } from './measure-screen.tsx'
import { useScreenPitch } from './screen-pitch.ts'

/** Beside what is shown in true size. */
export function MeasureScreenButton() {
  const { isMeasured } = useScreenPitch()
  const [isOpen, setOpen] = useState(false)
  const words = isMeasured ? 'This screen is measured; measure it again' : 'True size is a guess; measure this screen'
  return (
    <>
      <ActionIcon variant="default" size={28} aria-label={words} title={words} onClick={() => setOpen(true)}>
        <IconRulerMeasure size={17} aria-hidden="true" />
      </ActionIcon>
      {isOpen && <MeasureScreen onClose={() => setOpen(false)} />}
    </>
  )
}

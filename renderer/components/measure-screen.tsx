import { Button, Group, NumberInput, SegmentedControl, Slider, Text } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from './dialog.tsx'
import styles from './measure-screen.module.css'
import { rememberScreenPitch, useScreenPitch } from './screen-pitch.ts'

/** What people have at hand, in millimetres: ISO/IEC 7810 ID-1, and ten centimetres of any ruler. */
const MEASURES = {
  card: { widthMm: 85.6, heightMm: 53.98, label: 'Bank card', hint: 'Lay a bank card on the screen' },
  ruler: { widthMm: 100, heightMm: 20, label: 'Ruler', hint: 'Hold a ruler to the screen: ten centimetres' },
} as const
type Measure = keyof typeof MEASURES

/** From a wall of large dots to a small laptop of very fine ones, in pixels of the page. */
const SMALLEST = 150
const LARGEST = 900

/** After this “true size” is true: a thing of known size is held beside a rectangle until both are equal. */
export function MeasureScreen({ onClose }: { onClose: () => void }) {
  const { pitchMm, isMeasured } = useScreenPitch()
  const [measure, setMeasure] = useState<Measure>('card')
  const [ownPitchMm, setPitchMm] = useState(pitchMm)
  const { widthMm, heightMm, hint } = MEASURES[measure]
  const widthPx = Math.round(widthMm / ownPitchMm)
  const setWidth = (width: number) => setPitchMm(widthMm / Math.min(LARGEST, Math.max(SMALLEST, width)))
  const keep = (kept: number | null) => {
    rememberScreenPitch(kept)
    onClose()
  }
  return (
    <Dialog title="Measure this screen" scanPolicy="hold" onClose={onClose} size={960}>
      <Group justify="space-between" mb="xs">
        <Text size="sm">
          {hint}, and make the rectangle exactly as wide. This window then shows labels in true size on this screen.
        </Text>
        <SegmentedControl
          size="xs"
          aria-label="Measured with"
          data={Object.entries(MEASURES).map(([value, { label }]) => ({ value, label }))}
          value={measure}
          onChange={(value) => setMeasure(value as Measure)}
        />
      </Group>
      <div className={styles['place']}>
        <div
          className={styles['measure']}
          data-measure={measure}
          style={{ width: widthPx, height: heightMm / ownPitchMm }}
        >
          <span>{widthMm} mm</span>
        </div>
      </div>
      <Group gap="md" mb="md" wrap="nowrap">
        <Slider
          style={{ flex: 1 }}
          thumbLabel="Width of the rectangle"
          label={null}
          min={SMALLEST}
          max={LARGEST}
          value={widthPx}
          onChange={setWidth}
        />
        <NumberInput
          size="xs"
          w={110}
          aria-label="Width in pixels"
          suffix=" px"
          min={SMALLEST}
          max={LARGEST}
          value={widthPx}
          onChange={(value) => typeof value === 'number' && setWidth(value)}
        />
      </Group>
      <Group justify="flex-end">
        {isMeasured && (
          <Button variant="default" onClick={() => keep(null)}>
            Forget it
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={() => keep(ownPitchMm)}>They are equal</Button>
      </Group>
    </Dialog>
  )
}

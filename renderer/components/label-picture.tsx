import type { LabelPreview } from '../client/label-preview.ts'
import styles from './label-picture.module.css'
import { useScreenPitch } from './screen-pitch.ts'

interface LabelPictureProps {
  preview: LabelPreview
  /** As large as on paper, or as large as the place allows. */
  isTrueSize: boolean
  /** Something newer is drawn at this moment. */
  isOld: boolean
  /** What is outlined, in millimetres. */
  outlines: readonly LabelArea[]
}

export interface LabelArea {
  id: string
  xMm: number
  yMm: number
  widthMm: number
  heightMm: number
}

/** The label in the dots of the printer. */
export function LabelPicture({ preview, isTrueSize, isOld, outlines }: LabelPictureProps) {
  const { pitchMm } = useScreenPitch()
  const { png, width_dots, height_dots, dots_per_mm } = preview
  if (png === null) return <p className={styles['none']}>The commands draw no label.</p>
  const widthMm = width_dots / dots_per_mm
  const heightMm = height_dots / dots_per_mm
  const width = isTrueSize ? widthMm / pitchMm : '100%'
  return (
    <div className={styles['paper']} data-old={isOld} style={{ width, aspectRatio: `${widthMm} / ${heightMm}` }}>
      <img src={png} alt="The label as the printer will draw it" className={styles['label']} />
      {outlines.map((area) => (
        <span
          key={area.id}
          className={styles['outline']}
          style={{
            insetInlineStart: `${(area.xMm / widthMm) * 100}%`,
            insetBlockStart: `${(area.yMm / heightMm) * 100}%`,
            width: `${(area.widthMm / widthMm) * 100}%`,
            height: `${(area.heightMm / heightMm) * 100}%`,
          }}
        />
      ))}
    </div>
  )
}

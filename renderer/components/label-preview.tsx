import { Box } from '@mantine/core'
import { type LabelPreviewRequest, useLabelPreview } from '../client/label-preview.ts'
import { CodeChecks } from './code-checks.tsx'
import { LabelPicture } from './label-picture.tsx'
import styles from './label-preview.module.css'
import { NoteBand } from './note-band.tsx'
import { QueryView } from './query-view.tsx'

/** The label from the bytes that would be sent, with its codes read back and what is to be looked at. */
export function LabelPreview({ request }: { request: LabelPreviewRequest | null }) {
  const preview = useLabelPreview(request)
  return (
    <Box className={styles['paper']}>
      <QueryView query={preview} what="The preview" rows={4}>
        {(known) => (
          <>
            <div className={styles['label']}>
              <LabelPicture preview={known} isTrueSize={false} isOld={preview.isPlaceholderData} outlines={[]} />
            </div>
            <CodeChecks codes={known.codes} />
            {known.notes.map(({ kind, object, message }) => (
              <NoteBand key={`${kind} ${object} ${message}`} sentence={message} />
            ))}
          </>
        )}
      </QueryView>
    </Box>
  )
}

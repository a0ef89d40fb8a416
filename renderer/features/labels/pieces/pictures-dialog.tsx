import { Button, FileButton } from '@mantine/core'
import { useAddPicture, useDeletePicture, usePictures } from '../../../client/report-pieces.ts'
import { ErrorBand } from '../../../components/error-band.tsx'
import { PiecesDialog } from './pieces-dialog.tsx'

const TYPES = 'image/png,image/jpeg,image/gif,image/webp,image/bmp,image/svg+xml'

/** The pictures of the station, for labels and reports. */
export function PicturesDialog({ onClose }: { onClose: () => void }) {
  const add = useAddPicture()
  return (
    <PiecesDialog
      title="Pictures"
      pieces={usePictures()}
      what="The list of pictures"
      empty="Logos and signs for labels and reports are kept here. A file of the same name replaces one."
      usage={({ name }) => `{{ '${name}' | asset }}`}
      picture={({ asset }) => `${asset}/`}
      remove={useDeletePicture()}
      notRemoved="The picture is still there"
      consequence="Labels and reports that show it are printed without it."
      problem={add.isError && <ErrorBand what="The picture was not added" error={add.error} />}
      add={
        <FileButton accept={TYPES} onChange={(file) => file !== null && add.mutate(file)}>
          {(props) => (
            <Button {...props} loading={add.isPending}>
              Add a picture…
            </Button>
          )}
        </FileButton>
      }
      onClose={onClose}
    />
  )
}

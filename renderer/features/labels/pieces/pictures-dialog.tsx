import { Button, FileButton, Group, Text } from '@mantine/core'
import { useAddPicture, useDeletePicture, usePictures } from '../../../client/report-pieces.ts'
import { ConfirmButton } from '../../../components/confirm-button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorBand } from '../../../components/error-band.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import styles from './pieces.module.css'

const TYPES = 'image/png,image/jpeg,image/gif,image/webp,image/bmp,image/svg+xml'

/** The pictures of the station, for labels and reports. */
export function PicturesDialog({ onClose }: { onClose: () => void }) {
  const pictures = usePictures()
  const add = useAddPicture()
  const remove = useDeletePicture()
  return (
    <Dialog title="Pictures" scanPolicy="hold" onClose={onClose} size={640}>
      {add.isError && <ErrorBand what="The picture was not added" error={add.error} />}
      {remove.isError && <ErrorBand what="The picture is still there" error={remove.error} />}
      <QueryView query={pictures} what="The list of pictures" rows={3}>
        {(all) =>
          all.length === 0 ? (
            <Text size="sm" mb="md">
              Logos and signs for labels and reports are kept here. A file of the same name replaces one.
            </Text>
          ) : (
            <ul className={styles['pieces']}>
              {all.map(({ pk, name, asset, description }) => (
                <li key={pk}>
                  <img src={`${asset}/`} alt="" className={styles['picture']} />
                  <span>
                    <b>{name}</b> {description}
                    <Text size="xs" c="dimmed" className="code">
                      {`{{ '${name}' | asset }}`}
                    </Text>
                  </span>
                  <ConfirmButton
                    label="Delete"
                    question={`Delete “${name}”?`}
                    consequence="Labels and reports that show it are printed without it."
                    onConfirm={() => remove.mutate(pk)}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <FileButton accept={TYPES} onChange={(file) => file !== null && add.mutate(file)}>
          {(props) => (
            <Button {...props} loading={add.isPending}>
              Add a picture…
            </Button>
          )}
        </FileButton>
      </Group>
    </Dialog>
  )
}

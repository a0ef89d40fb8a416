import { Button, Group, Text } from '@mantine/core'
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ConfirmButton } from '../../../components/confirm-button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorBand } from '../../../components/error-band.tsx'
import { QueryView } from '../../../components/query-view.tsx'
import styles from './pieces.module.css'

interface Piece {
  pk: number
  name: string
  description: string
}

interface PiecesDialogProps<T extends Piece> {
  title: string
  pieces: UseQueryResult<T[]>
  /** "The list of snippets". */
  what: string
  /** What they are for, while there is none. */
  empty: string
  /** How a template has one. */
  usage: (piece: T) => string
  /** Address of what is shown before its name. */
  picture?: (piece: T) => string
  onEdit?: (piece: T) => void
  remove: UseMutationResult<unknown, Error, number>
  /** "The snippet is still there". */
  notRemoved: string
  /** What becomes of those that use it. */
  consequence: string
  /** Of what was tried otherwise. */
  problem?: ReactNode
  /** The button for one more. */
  add: ReactNode
  onClose: () => void
}

/** What templates share: listed, changed, deleted and added to. */
export function PiecesDialog<T extends Piece>(props: PiecesDialogProps<T>) {
  const { title, pieces, what, empty, remove, notRemoved, problem, add, onClose } = props
  return (
    <Dialog title={title} scanPolicy="hold" onClose={onClose} size={640}>
      {problem}
      {remove.isError && <ErrorBand what={notRemoved} error={remove.error} />}
      <QueryView query={pieces} what={what} rows={3}>
        {(all) =>
          all.length === 0 ? (
            <Text size="sm" mb="md">
              {empty}
            </Text>
          ) : (
            <ul className={styles['pieces']}>
              {all.map((piece) => (
                <PieceLine key={piece.pk} {...props} piece={piece} />
              ))}
            </ul>
          )
        }
      </QueryView>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        {add}
      </Group>
    </Dialog>
  )
}

function PieceLine<T extends Piece>(props: PiecesDialogProps<T> & { piece: T }) {
  const { piece, usage, picture, onEdit, remove, consequence } = props
  return (
    <li>
      {picture && <img src={picture(piece)} alt="" className={styles['picture']} />}
      <span>
        <b>{piece.name}</b> {piece.description}
        <Text size="xs" c="dimmed" className="code">
          {usage(piece)}
        </Text>
      </span>
      {onEdit && (
        <Button variant="default" aria-label={`Edit ${piece.name}`} onClick={() => onEdit(piece)}>
          Edit
        </Button>
      )}
      <ConfirmButton
        label="Delete"
        question={`Delete “${piece.name}”?`}
        consequence={consequence}
        onConfirm={() => remove.mutate(piece.pk)}
      />
    </li>
  )
}

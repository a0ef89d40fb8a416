import { Button, FileButton, Group, NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import { useLabelAssets } from '../../../client/label-designs.ts'
import styles from './properties.module.css'

/** Larger files make every save and every preview slow. */
const MOST_BYTES = 512 * 1024
const TYPES = 'image/png,image/jpeg,image/gif,image/webp,image/bmp,image/svg+xml'

/** A picture of the station's own, or a file that is kept in the template itself. */
export function ImageSource({ source, onChange }: { source: string; onChange: (source: string) => void }) {
  const assets = useLabelAssets().data ?? []
  const [problem, setProblem] = useState<string | null>(null)
  const isOwn = source.startsWith('data:')
  const take = (file: File | null) => {
    if (file === null) return
    if (file.size > MOST_BYTES) {
      setProblem(`${file.name} is larger than 512 kB. Make it smaller: labels have few dots.`)
      return
    }
    void readAsDataUri(file).then(
      (read) => {
        setProblem(null)
        onChange(read)
      },
      () => setProblem(`${file.name} could not be read. Choose another file.`),
    )
  }
  const names = assets.map(({ name }) => name)
  const known = source === '' || isOwn || names.includes(source) ? names : [source, ...names]
  return (
    <div className={styles['wide']}>
      <Group gap={8} align="end" wrap="nowrap">
        <NativeSelect
          label="Picture"
          size="xs"
          style={{ flex: 1 }}
          data={[
            { value: '', label: isOwn ? 'From a file' : 'Choose a picture' },
            ...known.map((name) => ({ value: name, label: name })),
          ]}
          value={isOwn ? '' : source}
          onChange={({ currentTarget: { value } }) => value !== '' && onChange(value)}
        />
        <FileButton accept={TYPES} onChange={take}>
          {(button) => (
            <Button {...button} size="xs" variant="default">
              File…
            </Button>
          )}
        </FileButton>
      </Group>
      {problem !== null && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert" mt={4}>
          {problem}
        </Text>
      )}
    </div>
  )
}

function readAsDataUri(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file could not be read')))
    reader.readAsDataURL(file)
  })
}

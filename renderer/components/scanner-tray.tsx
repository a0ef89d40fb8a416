import { Button, Group, Stack, TextInput, UnstyledButton } from '@mantine/core'
import { IconBarcode } from '@tabler/icons-react'
import { useState } from 'react'
import { useSimulate } from '../client/machines.ts'
import { ErrorBand } from './error-band.tsx'
import styles from './scanner-tray.module.css'
import { useSampleCodes } from './use-sample-codes.ts'

/** What lies in front of a simulated scanner: click a code and it is scanned, or type any other. */
export function ScannerTray({ machine }: { machine: string }) {
  const samples = useSampleCodes()
  const simulate = useSimulate(machine)
  const [text, setText] = useState('')
  const scan = (code: string) => simulate.mutate({ kind: 'scan', text: code })
  return (
    <Stack gap="sm" className={styles['around']}>
      <section className={styles['tray']} aria-label="Sample codes">
        {samples.map(({ name, detail, code }) => (
          <UnstyledButton key={code} className={styles['code']} onClick={() => scan(code)}>
            <IconBarcode size={26} aria-hidden="true" className={styles['bars']} />
            <span className={styles['name']}>{name}</span>
            <span className={styles['detail']}>
              {detail} <span className="code">{code}</span>
            </span>
          </UnstyledButton>
        ))}
      </section>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (text !== '') scan(text)
        }}
      >
        <Group gap="xs" align="end" wrap="nowrap">
          <TextInput
            label="Any other code"
            placeholder="Type or paste"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            style={{ flex: 1 }}
            spellCheck={false}
          />
          <Button type="submit" variant="default" disabled={text === ''}>
            Scan it
          </Button>
        </Group>
      </form>
      {simulate.isError && <ErrorBand what="Nothing was scanned" error={simulate.error} />}
    </Stack>
  )
}

import { Button, Stack } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import { Page } from '../../components/page.tsx'
import { ExplainCode } from './explain-code.tsx'
import { RuleList } from './rule-list.tsx'
import { ScanList } from './scan-list/scan-list.tsx'

/** What codes mean here: ask about one, a list of scans, rules for those of the house, and the sheet of command codes. */
export function CodesPage() {
  const navigate = useNavigate()
  const sheet = (
    <Button
      variant="default"
      leftSection={<IconPrinter size={18} aria-hidden="true" />}
      onClick={() => void navigate('/command-sheet')}
    >
      Sheet of command codes
    </Button>
  )
  return (
    <Page title="Codes" actions={sheet}>
      <Stack p="md" gap="xl" maw={900}>
        <ExplainCode />
        <ScanList />
        <RuleList />
      </Stack>
    </Page>
  )
}

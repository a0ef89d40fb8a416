import { Button, Group, Stack, Table, Text, Title } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { Link } from 'react-router'
import { type KnownRates, useExchangeRates, useRateSources, useRefreshRates } from '../../client/currency.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { NoteBand } from '../../components/note-band.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { ageText, quantityText, timeText } from '../../components/texts.ts'
import { usePluginTitle } from '../../plugin-ui/use-plugin-title.ts'

interface ExchangeRatesProps {
  /** How often they should be brought; 0 for never. */
  intervalDays: number
  isStaff: boolean
}

/** What other currencies are worth, who said so and when, and a way to ask again. */
export function ExchangeRates({ intervalDays, isStaff }: ExchangeRatesProps) {
  const refresh = useRefreshRates()
  const hasSource = useRateSources().some(({ active }) => active)
  return (
    <Stack component="section" aria-labelledby="exchange-rates" gap="sm" mt="xl" maw={560}>
      <Group justify="space-between">
        <Title order={2} size="h4" id="exchange-rates">
          Exchange rates
        </Title>
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} />}
          disabled={!isStaff}
          loading={refresh.isPending}
          onClick={() => refresh.mutate()}
        >
          Refresh now
        </Button>
      </Group>
      {!isStaff && <Text c="dimmed">Staff can bring new rates.</Text>}
      {!hasSource && (
        <NoteBand sentence="No plugin that brings rates is on, so only prices in the default currency are counted.">
          <Link to="/plugins">Plugins</Link>
        </NoteBand>
      )}
      {refresh.isError && (
        <ErrorBand what="The old rates stay" error={refresh.error} onRetry={() => refresh.mutate()} />
      )}
      <QueryView query={useExchangeRates()} what="The exchange rates" rows={4}>
        {(known) => <Rates known={known} intervalDays={intervalDays} />}
      </QueryView>
    </Stack>
  )
}

const DAY_MS = 86_400_000

/** A day late: the source was asked meanwhile, and did not answer. */
function isOverdue(updated: string, intervalDays: number, now = Date.now()): boolean {
  return intervalDays > 0 && now - new Date(updated).getTime() > (intervalDays + 1) * DAY_MS
}

function Rates({ known, intervalDays }: { known: KnownRates; intervalDays: number }) {
  const { base_currency: base, exchange_rates, updated, source } = known
  const title = usePluginTitle(source)
  const others = Object.entries(exchange_rates).filter(([code]) => code !== base)
  if (updated === null || others.length === 0) return <Text>No rates were brought yet.</Text>
  return (
    <>
      <Text>
        Brought {ageText(updated)} ({timeText(updated)}){source !== '' && ` by ${title}`}.
      </Text>
      {isOverdue(updated, intervalDays) && (
        <NoteBand sentence={`They should be at most ${quantityText(intervalDays)} days old.`}>
          <Link to={`/plugins/${source}`}>What the plugin says</Link>
        </NoteBand>
      )}
      <Table aria-label="Exchange rates">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Currency</Table.Th>
            <Table.Th ta="end">For 1 {base}</Table.Th>
            <Table.Th ta="end">In {base}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {others.map(([code, rate]) => (
            <Table.Tr key={code}>
              <Table.Td className="code">{code}</Table.Td>
              <Table.Td ta="end">{quantityText(rate)}</Table.Td>
              <Table.Td ta="end">{quantityText(1 / rate)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

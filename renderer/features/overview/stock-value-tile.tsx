import { Text } from '@mantine/core'
import { Link } from 'react-router'
import type { StockValue } from '../../../main/records/stock-records.ts'
import { useStockValue } from '../../client/currency.ts'
import { QueryView } from '../../components/query-view.tsx'
import { ageText, countOf, moneyText } from '../../components/texts.ts'
import styles from './overview-page.module.css'

/** What the stock cost in the base currency, and what could not be counted. */
export function StockValueTile() {
  return (
    <QueryView query={useStockValue()} what="The value of the stock" rows={2}>
      {(known) => <Value known={known} />}
    </QueryView>
  )
}

function Value({ known }: { known: StockValue }) {
  const { currency, value, currencies, unpriced_items: unpriced, rates_updated: updated } = known
  if (currencies.length === 0) return <Text>No item in stock has a purchase price.</Text>
  const uncounted = currencies.filter(({ rate }) => rate === null)
  const isConverted = currencies.some(({ currency: code, rate }) => code !== currency && rate !== null)
  return (
    <>
      <div className={styles['number']}>{moneyText(value, currency)}</div>
      {uncounted.map(({ currency: code, amount }) => (
        <Text key={code}>
          Not counted: {moneyText(amount, code)}. <Link to="/settings?tab=Currency">No rate for {code}</Link>
        </Text>
      ))}
      {unpriced > 0 && <Text c="dimmed">Without a price: {countOf(unpriced, 'item')}</Text>}
      {isConverted && updated !== null && <Text c="dimmed">At rates brought {ageText(updated)}</Text>}
    </>
  )
}

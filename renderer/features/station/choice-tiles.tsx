import type { CodeChoice, Scan } from '../../../main/records/scan-records.ts'
import { useChooseMeaning } from '../../client/scans.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import styles from './choice-tiles.module.css'

const KINDS: Record<CodeChoice['model'], string> = {
  part: 'Part',
  stockitem: 'Item',
  stocklocation: 'Location',
  supplierpart: 'Part of a supplier',
  manufacturerpart: 'Part of a maker',
  purchaseorder: 'Order',
}

/** One tile for each thing that the code may mean; touching it and scanning its number are the same. */
export function ChoiceTiles({ scan }: { scan: Scan }) {
  const choose = useChooseMeaning()
  const answer = (choice: CodeChoice) => {
    if (!choose.isPending) choose.mutate({ scan: scan.pk, choice })
  }
  return (
    <section className={styles['tiles']} aria-label="Choose what the code means">
      {scan.choices.map((choice, place) => (
        <button
          key={`${choice.model} ${choice.pk}`}
          type="button"
          className={styles['tile']}
          aria-disabled={choose.isPending}
          onClick={() => answer(choice)}
        >
          <span className={styles['number']}>{place + 1}</span>
          <span className={styles['name']}>{choice.name}</span>
          <span className={styles['kind']}>{KINDS[choice.model]}</span>
        </button>
      ))}
      {choose.isError && <ErrorBand what="The answer was not taken" error={choose.error} />}
    </section>
  )
}

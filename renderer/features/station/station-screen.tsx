import { IconFlask } from '@tabler/icons-react'
import { useState } from 'react'
import type { Machine } from '../../../main/records/machine-records.ts'
import type { Scan } from '../../../main/records/scan-records.ts'
import { useOpenQuestion } from '../../client/scan-desk.ts'
import { useMachines } from '../../client/machines.ts'
import { QueryView } from '../../components/query-view.tsx'
import { ScannerTray } from '../../components/scanner-tray.tsx'
import { isOf } from '../../components/use-printer-scan.ts'
import { BigButton } from './big-button.tsx'
import { ChoiceTiles } from './choice-tiles.tsx'
import { CodeReadings } from './code-readings.tsx'
import { ItemCard } from './item-card.tsx'
import { LocationCard } from './location-card.tsx'
import type { LookUp, Match } from './look-up.ts'
import { useLookUp } from './look-up-provider.tsx'
import { NotHeard } from './not-heard.tsx'
import { OpenQuestion } from './open-question.tsx'
import { NoScanner } from './no-scanner.tsx'
import { OwnCommands } from './own-commands.tsx'
import { PartCard } from './part-card.tsx'
import type { FoundProps } from './card.tsx'
import { Prompt } from './prompt.tsx'
import { ScannedPrinter } from './scanned-printer.tsx'
import { ManufacturerPartCard, PurchaseOrderCard, SupplierPartCard } from './purchasing-cards.tsx'
import { ResultBand } from './result-band.tsx'
import { SideColumn } from './side-column.tsx'
import { SimulatorColumn, useSimulated } from './simulator-column.tsx'
import styles from './station-screen.module.css'
import { UnknownCode } from './unknown-code.tsx'

const CARDS: Record<Match['model'], (props: FoundProps) => React.ReactNode> = {
  stockitem: ItemCard,
  stocklocation: LocationCard,
  part: PartCard,
  supplierpart: SupplierPartCard,
  manufacturerpart: ManufacturerPartCard,
  purchaseorder: PurchaseOrderCard,
}

/** Look up, the resting mode: scan anything and see what it is. */
export function StationScreen() {
  const { outcome, shown } = useLookUp().state
  return (
    <div className={styles['screen']}>
      <section className={styles['work']} data-area tabIndex={-1} aria-label="Look up">
        <Prompt outcome={outcome} />
        {outcome.kind === 'idle' ? <Idle /> : <ResultBand outcome={outcome} />}
        {outcome.kind !== 'idle' && outcome.kind !== 'question' && <NotHeard scan={outcome.scan} />}
        {outcome.kind !== 'idle' && isOf('printer', outcome.scan) && <ScannedPrinter code={outcome.scan.data} />}
        {outcome.kind === 'question' && <Question key={outcome.scan.pk} scan={outcome.scan} />}
        {shown !== null && <Shown match={shown} outcome={outcome} />}
        {outcome.kind !== 'idle' && <CodeReadings readings={outcome.scan.readings} />}
      </section>
      <Side />
    </div>
  )
}

/** Which of several things it is, or what an unknown code shall mean; a command has said all in the band. */
function Question({ scan }: { scan: Scan }) {
  const { data: question } = useOpenQuestion(scan.pk)
  if (scan.choices.length > 0) return <ChoiceTiles scan={scan} />
  if (question === undefined) return null
  if (question !== null) return <OpenQuestion question={question} />
  if (isOf('command', scan) || isOf('printer', scan)) return null
  return <UnknownCode code={scan.data} />
}

function Side() {
  const [isSimulating, setSimulating] = useState(false)
  const canSimulate = useSimulated().length > 0
  if (isSimulating && canSimulate) return <SimulatorColumn onClose={() => setSimulating(false)} />
  return (
    <SideColumn>
      <OwnCommands />
      {canSimulate && (
        <BigButton rank="other" icon={<IconFlask size={22} aria-hidden="true" />} onClick={() => setSimulating(true)}>
          Simulator
        </BigButton>
      )}
    </SideColumn>
  )
}

/** Under a band that is not OK, the card is what was found before. */
function Shown({ match, outcome }: { match: Match; outcome: LookUp['outcome'] }) {
  const Found = CARDS[match.model]
  const isBefore = outcome.kind !== 'accepted' && outcome.kind !== 'captured'
  return (
    <div className={styles['shown']} data-before={isBefore}>
      {isBefore && <p className={styles['before']}>Found before</p>}
      <Found key={`${match.model} ${match.pk}`} pk={match.pk} isBefore={isBefore} />
    </div>
  )
}

function Idle() {
  return (
    <QueryView query={useMachines()} what="The scanners" rows={3}>
      {(machines) => <Ready scanners={machines.filter(isScanner)} />}
    </QueryView>
  )
}

function isScanner({ machine_type, active }: Machine): boolean {
  return machine_type === 'barcode-scanner' && active
}

function Ready({ scanners }: { scanners: Machine[] }) {
  const simulated = scanners.find((machine) => machine.simulated)
  if (scanners.length === 0) return <NoScanner />
  if (simulated === undefined) return <p className={styles['hint']}>An item, a location or a part. F2 types a code.</p>
  return (
    <div className={styles['tray']}>
      <p className={styles['hint']}>Click a code to scan it, as if you held a scanner.</p>
      <ScannerTray machine={simulated.pk} />
    </div>
  )
}

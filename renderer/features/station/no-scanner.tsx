import { IconBarcode, IconPlug } from '@tabler/icons-react'
import { useNavigate } from 'react-router'
import { useCreateMachine } from '../../client/machines.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { BigButton } from './big-button.tsx'
import styles from './prompt.module.css'

/** Works without any hardware: connect a scanner, take the simulated one, or type. */
export function NoScanner() {
  const navigate = useNavigate()
  const create = useCreateMachine()
  const simulate = () =>
    create.mutate({
      name: 'Simulated scanner',
      machine_type: 'barcode-scanner',
      driver: 'simulated-scanner',
      active: true,
    })
  return (
    <div className={styles['help']}>
      <p className={styles['line']}>No scanner yet. Connect one, use the simulator, or press F2 to type.</p>
      {create.isError && <ErrorBand what="No simulated scanner was made" error={create.error} />}
      <div className={styles['buttons']}>
        <BigButton
          rank="primary"
          icon={<IconPlug size={26} aria-hidden="true" />}
          onClick={() => void navigate('/machines/new')}
        >
          Connect
        </BigButton>
        <BigButton
          rank="other"
          icon={<IconBarcode size={24} aria-hidden="true" />}
          disabled={create.isPending}
          onClick={simulate}
        >
          Use the simulator
        </BigButton>
      </div>
    </div>
  )
}

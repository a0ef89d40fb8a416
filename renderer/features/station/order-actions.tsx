import { Button, Group, Stack, Text } from '@mantine/core'
import { IconCheck, IconPlayerPause, IconSend, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { OrderAction, PurchaseOrder } from '../../../main/records/company-records.ts'
import { ApiError } from '../../client/api-error.ts'
import { useChangeOrder } from '../../client/purchasing.ts'
import { useCommandCodes } from '../../components/command-codes.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { BigButton } from './big-button.tsx'
import styles from './order-actions.module.css'

interface ActionWords {
  label: string
  Icon: typeof IconCheck
  /** What did not happen. */
  failed: string
  /** For what cannot be taken back. */
  consequence: string | null
}

const WORDS: Readonly<Record<OrderAction, ActionWords>> = {
  issue: { label: 'Place order', Icon: IconSend, failed: 'The order was not placed', consequence: null },
  hold: { label: 'Put on hold', Icon: IconPlayerPause, failed: 'The order was not put on hold', consequence: null },
  complete: {
    label: 'Complete order',
    Icon: IconCheck,
    failed: 'The order was not completed',
    consequence: 'A complete order stays complete: nothing more can come in on it.',
  },
  cancel: {
    label: 'Cancel order',
    Icon: IconX,
    failed: 'The order was not cancelled',
    consequence: 'A cancelled order stays cancelled.',
  },
}

/** What the state of an order allows; why it did not happen stands at the buttons. */
export function OrderActions({ order }: { order: PurchaseOrder }) {
  const change = useChangeOrder(order.pk)
  const [asked, ask] = useState<OrderAction | null>(null)
  const press = (action: OrderAction) => (WORDS[action].consequence === null ? change.mutate(action) : ask(action))
  return (
    <div className={styles['actions']}>
      {change.isError && <ErrorBand what={WORDS[change.variables].failed} error={new Error(reasonOf(change.error))} />}
      {change.isSuccess && (
        <output className={styles['done']}>
          {order.reference} is now: {change.data.status_text}
        </output>
      )}
      <div className={styles['buttons']}>
        {order.actions.map((action) => {
          const { label, Icon } = WORDS[action]
          return (
            <BigButton
              key={action}
              rank="other"
              icon={<Icon size={22} aria-hidden="true" />}
              disabled={change.isPending}
              onClick={() => press(action)}
            >
              {change.isPending && change.variables === action ? 'Asking' : label}
            </BigButton>
          )
        })}
      </div>
      {asked !== null && (
        <Question
          order={order}
          action={asked}
          onClose={() => ask(null)}
          onConfirm={() => {
            ask(null)
            change.mutate(asked)
          }}
        />
      )}
    </div>
  )
}

interface QuestionProps {
  order: PurchaseOrder
  action: OrderAction
  onClose: () => void
  onConfirm: () => void
}

function Question({ order, action, onClose, onConfirm }: QuestionProps) {
  const { label, consequence } = WORDS[action]
  useCommandCodes({ CONFIRM: onConfirm })
  return (
    <Dialog title={`${label} ${order.reference}?`} scanPolicy="hold" onClose={onClose} size={460}>
      <Stack>
        <Text size="lg">{consequence}</Text>
        <Group justify="flex-end">
          <Button variant="default" size="lg" data-autofocus onClick={onClose}>
            Leave it
          </Button>
          <Button size="lg" onClick={onConfirm}>
            {label}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

/** A plugin speaks of the fields of the order; here its sentence is what matters. */
function reasonOf(error: Error): string {
  const texts = error instanceof ApiError ? Object.values(error.fields).flat() : []
  return texts.length === 0 ? error.message : texts.join(' ')
}

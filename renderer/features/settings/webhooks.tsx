import { Button, Code, CopyButton, Group, NativeSelect, Stack, Switch, Table, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { usePlugins } from '../../client/plugins.ts'
import {
  type NewWebhook,
  type Verification,
  type Webhook,
  useNewWebhook,
  useWebhookMessages,
  useWebhooks,
  useWebhookSwitch,
} from '../../client/webhooks.ts'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorBand } from '../../components/error-band.tsx'
import { QueryView } from '../../components/query-view.tsx'
import { timeText } from '../../components/texts.ts'

/** Addresses that other programs call; what comes there goes to a plugin. */
export function Webhooks() {
  const [isMaking, setIsMaking] = useState(false)
  const [watched, setWatched] = useState<Webhook | null>(null)
  return (
    <Stack>
      <Group justify="space-between">
        <Text>Other programs call these addresses; each belongs to a plugin.</Text>
        <Button onClick={() => setIsMaking(true)}>New webhook</Button>
      </Group>
      <QueryView query={useWebhooks()} what="The list of webhooks" rows={2}>
        {(webhooks) =>
          webhooks.length === 0 ? (
            <Text c="dimmed">No program calls this station yet.</Text>
          ) : (
            <WebhookTable webhooks={webhooks} onWatch={setWatched} />
          )
        }
      </QueryView>
      {isMaking && <NewWebhookDialog onClose={() => setIsMaking(false)} />}
      {watched !== null && <MessagesDialog webhook={watched} onClose={() => setWatched(null)} />}
    </Stack>
  )
}

function WebhookTable({ webhooks, onWatch }: { webhooks: Webhook[]; onWatch: (webhook: Webhook) => void }) {
  const change = useWebhookSwitch()
  return (
    <>
      {change.error !== null && <ErrorBand what="The webhook could not be changed" error={change.error} />}
      <Table aria-label="Webhooks">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Name</Table.Th>
            <Table.Th>Plugin</Table.Th>
            <Table.Th>Address</Table.Th>
            <Table.Th>Proof</Table.Th>
            <Table.Th>On</Table.Th>
            <Table.Th aria-label="What to do" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {webhooks.map((webhook) => (
            <Table.Tr key={webhook.endpoint_id}>
              <Table.Td>{webhook.name}</Table.Td>
              <Table.Td>{webhook.plugin}</Table.Td>
              <Table.Td className="code">{webhook.url}</Table.Td>
              <Table.Td>{PROOFS[webhook.verification]}</Table.Td>
              <Table.Td>
                <Switch
                  aria-label={`${webhook.name} takes messages`}
                  checked={webhook.active}
                  onChange={({ currentTarget }) =>
                    change.mutate({ id: webhook.endpoint_id, active: currentTarget.checked })
                  }
                />
              </Table.Td>
              <Table.Td>
                <Group gap="xs" wrap="nowrap">
                  <Button variant="default" onClick={() => onWatch(webhook)}>
                    Messages
                  </Button>
                  <ConfirmButton
                    label="Remove"
                    question={`Remove "${webhook.name}"?`}
                    consequence="Programs that call it are refused from now on, and its messages are gone."
                    onConfirm={() => change.mutate({ id: webhook.endpoint_id, active: null })}
                  />
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

const PROOFS: Readonly<Record<Verification, string>> = {
  signature: 'Signature',
  token: 'Token',
  none: 'None: anybody may call it',
}

function NewWebhookDialog({ onClose }: { onClose: () => void }) {
  const { data: plugins = [] } = usePlugins()
  const active = plugins.filter((plugin) => plugin.active)
  const make = useNewWebhook()
  const [name, setName] = useState('')
  const [plugin, setPlugin] = useState('')
  const [verification, setVerification] = useState<Verification>('signature')
  const chosen = plugin === '' ? (active[0]?.key ?? '') : plugin
  if (make.data !== undefined) return <MadeDialog made={make.data} onClose={onClose} />
  return (
    <Dialog title="New webhook" scanPolicy="hold" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          make.mutate({ plugin: chosen, name, verification })
        }}
      >
        <Stack>
          <TextInput
            label="Name"
            description="The program that will call, for example"
            value={name}
            required
            data-autofocus
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <NativeSelect
            label="Plugin"
            description="It gets what is sent"
            value={chosen}
            data={active.map((one) => ({ value: one.key, label: one.name ?? one.key }))}
            onChange={({ currentTarget }) => setPlugin(currentTarget.value)}
          />
          <NativeSelect
            label="Proof"
            description="How the caller shows that it may"
            value={verification}
            data={Object.entries(PROOFS).map(([value, label]) => ({ value, label }))}
            onChange={({ currentTarget }) => setVerification(currentTarget.value as Verification)}
          />
          {make.error !== null && <ErrorBand what="The webhook could not be made" error={make.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={make.isPending} disabled={chosen === ''}>
              Make it
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

function MadeDialog({ made, onClose }: { made: NewWebhook; onClose: () => void }) {
  const proof = made.secret ?? made.token
  return (
    <Dialog title={`"${made.name}" is ready`} scanPolicy="hold" onClose={onClose}>
      <Stack>
        <Copyable what="Address" value={`${location.origin}${made.url}`} />
        {proof !== null && <Copyable what={made.secret === null ? 'Token' : 'Secret'} value={proof} />}
        {proof !== null && <Text>Copy it now: it is not shown again.</Text>}
        <Group justify="flex-end">
          <Button onClick={onClose}>Done</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

function Copyable({ what, value }: { what: string; value: string }) {
  return (
    <Stack gap={4}>
      <Text fw={600}>{what}</Text>
      <Group wrap="nowrap">
        <Code block style={{ flex: 1, overflowX: 'auto' }}>
          {value}
        </Code>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} aria-label={`Copy ${what}`}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Stack>
  )
}

function MessagesDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  return (
    <Dialog title={`Messages of "${webhook.name}"`} scanPolicy="through" onClose={onClose} size={720}>
      <QueryView query={useWebhookMessages(webhook.endpoint_id)} what="The messages" rows={3}>
        {(messages) =>
          messages.length === 0 ? (
            <Text c="dimmed">Nothing came yet, or nothing was kept.</Text>
          ) : (
            <Stack gap="xs">
              {messages.map(({ id, created, worked_on, body }) => (
                <div key={id}>
                  <Text size="sm">
                    {timeText(created)}: {worked_on ? 'taken by the plugin' : 'waits for the plugin'}
                  </Text>
                  <Code block>{body}</Code>
                </div>
              ))}
            </Stack>
          )
        }
      </QueryView>
    </Dialog>
  )
}

import { IconBolt } from '@tabler/icons-react'
import { useTypeCode } from '../../client/scans.ts'
import { ApiError } from '../../client/api-error.ts'
import { type OwnCommand, useOwnCommands } from '../../client/own-commands.ts'
import { ErrorBand } from '../../components/error-band.tsx'
import { useShortcuts } from '../../components/use-shortcuts.ts'
import { BigButton } from './big-button.tsx'
import styles from './own-commands.module.css'

/**
 * The commands of this station that run actions of plugins. Button, key and scanned code are one thing: each hands the code to
 * the station, and the result comes as that of a scan.
 */
export function OwnCommands() {
  const commands = useOwnCommands()
  const enter = useTypeCode()
  const press = ({ code, isThere }: OwnCommand) => {
    if (isThere && !enter.isPending) enter.mutate(code)
  }
  useShortcuts(Object.fromEntries(commands.map((command) => [keyOf(command), () => press(command)])))
  if (commands.length === 0) return null
  return (
    <section className={styles['commands']} aria-label="Own commands">
      {/* What the station refused is a scan with its reason, in the band. */}
      {enter.error instanceof ApiError && enter.error.status !== 400 && (
        <ErrorBand what="The command was not given" error={enter.error} />
      )}
      {commands.map((command) => (
        <BigButton
          key={command.slot}
          rank="other"
          icon={<IconBolt size={22} aria-hidden="true" />}
          shortcut={keyOf(command)}
          disabled={!command.isThere || enter.isPending}
          title={command.isThere ? `Or scan ${command.code}` : 'The plugin of this action is off'}
          onClick={() => press(command)}
        >
          {command.isThere ? command.action : `${command.action} (off)`}
        </BigButton>
      ))}
    </section>
  )
}

/** `Shift+F1` for the first slot. */
function keyOf({ slot }: OwnCommand): string {
  return `Shift+F${slot.at(-1)}`
}

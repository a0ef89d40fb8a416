import { Accordion, Button, List, Text } from '@mantine/core'
import type { MakerSetup } from '../../../../main/records/maker-setup-records.ts'
import { type ScannerCheck, useSwitch } from '../../../client/scanner-check.ts'
import { makerCodePicture, useMakerSetups } from '../../../client/setup-codes.ts'
import { ErrorBand } from '../../../components/error-band.tsx'
import styles from './scanner-check.module.css'

/** The codes that switch the mode of a scanner, by makers: all while nobody knows who made this one. */
export function MakerCodes({ check }: { check: Pick<ScannerCheck, 'setup' | 'switches'> }) {
  const { data: setups = [] } = useMakerSetups()
  const fitting = setups.filter(({ maker }) => check.setup === null || maker === check.setup)
  return fitting.map((setup) => (
    <Accordion.Item key={setup.maker} value={`maker-${setup.maker}`}>
      <Accordion.Control>Switch a scanner of {setup.name} to another mode</Accordion.Control>
      <Accordion.Panel>
        <Codes setup={setup} switches={check.switches} />
      </Accordion.Panel>
    </Accordion.Item>
  ))
}

function Codes({ setup, switches }: { setup: MakerSetup; switches: ScannerCheck['switches'] }) {
  const change = useSwitch()
  return (
    <>
      <Text mb="xs">
        Scan the code of the mode that you want. The scanner keeps it for good, goes away and comes back as another
        device. The codes are put together from what is public about scanners of {setup.name}, and were not tried with
        one: if yours stays as it is, take the code from its manual.
      </Text>
      {change.isError && <ErrorBand what="It was not switched" error={change.error} />}
      <ul className={styles['modes']}>
        {setup.modes.map(({ mode, name, code, source }) => (
          <li key={mode}>
            <Text fw={600}>{name}</Text>
            <div className={styles['code']}>
              <img src={makerCodePicture(setup.maker, mode)} alt={`${name}, ${setup.name}: ${code}`} />
            </div>
            <Text size="sm" my={6}>
              {source}
            </Text>
            {switches.includes(mode) && (
              <Button
                variant="default"
                aria-label={`Switch it now to ${name}`}
                loading={change.isPending && change.variables === mode}
                onClick={() => change.mutate(mode)}
              >
                Switch it now
              </Button>
            )}
          </li>
        ))}
      </ul>
      {switches.length > 0 && (
        <Text size="sm" mt="xs">
          “Switch it now” sends the same command over its line, without a code to scan.
        </Text>
      )}
      <List size="sm" mt="xs">
        {setup.sources.map((source) => (
          <List.Item key={source}>{source}</List.Item>
        ))}
      </List>
    </>
  )
}

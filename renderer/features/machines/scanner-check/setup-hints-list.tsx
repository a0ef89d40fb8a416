import { Accordion, List, Text } from '@mantine/core'
import type { ScannerCheck } from '../../../client/scanner-check.ts'
import { HouseCodes } from './house-codes.tsx'
import { MakerCodes } from './maker-codes.tsx'
import { SETUP_HINTS } from './setup-hints.ts'

/** Where the manual of each maker has the codes that set a scanner well. */
export function SetupHints({ check }: { check: Pick<ScannerCheck, 'setup' | 'switches'> }) {
  return (
    <Accordion variant="separated" chevronPosition="left">
      <MakerCodes check={check} />
      <HouseCodes />
      <Accordion.Item value="hints">
        <Accordion.Control>How to set a scanner well</Accordion.Control>
        <Accordion.Panel>
          <Text mb="xs">
            Best is HID POS, or USB serial with AIM identifier and CR at the end. The codes to scan for that are in the
            manual of the scanner:
          </Text>
          {SETUP_HINTS.map(({ maker, hidPos, serial, aim, suffix }) => (
            <section key={maker} aria-label={maker}>
              <Text fw={600}>{maker}</Text>
              <List size="sm" mb="xs">
                <List.Item>HID POS: {hidPos}</List.Item>
                <List.Item>USB serial: {serial}</List.Item>
                <List.Item>AIM identifier: {aim}</List.Item>
                <List.Item>End of a code: {suffix}</List.Item>
              </List>
            </section>
          ))}
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}

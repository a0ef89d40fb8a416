import { Drawer, Stack, Title } from '@mantine/core'
import type { Machine } from '../../../main/records/records.ts'
import { PaperRoll } from '../../components/paper-roll.tsx'
import { ScannerTray } from '../../components/scanner-tray.tsx'

interface SimulatorDrawerProps {
  scanner: Machine | undefined
  printer: Machine | undefined
  onClose: () => void
}

/** Codes to click and the paper that comes out, beside the work. Scans go through to what is below. */
export function SimulatorDrawer({ scanner, printer, onClose }: SimulatorDrawerProps) {
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={400}
      title="Simulator"
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      closeOnClickOutside={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': 'Close the simulator' }}
      data-scan-policy="through"
    >
      <Stack gap="lg">
        {scanner && (
          <section>
            <Title order={3} size="h5" mb={8}>
              {scanner.name}
            </Title>
            <ScannerTray machine={scanner.pk} />
          </section>
        )}
        {printer && (
          <section>
            <Title order={3} size="h5" mb={8}>
              {printer.name}
            </Title>
            <PaperRoll machine={printer.pk} hasFaults={false} />
          </section>
        )}
      </Stack>
    </Drawer>
  )
}

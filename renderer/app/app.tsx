import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { HashRouter } from 'react-router'
import { createQueryClient } from '../client/query-client.ts'
import { StationEvents } from '../client/station-events.tsx'
import { CommandCodesProvider } from '../components/command-codes.tsx'
import { ScanPolicyProvider } from '../components/scan-policy.tsx'
import { LookUpProvider } from '../features/station/look-up-provider.tsx'
import { SoundProvider } from '../features/station/sound-provider.tsx'
import { StockFormsProvider } from '../plugin-ui/stock-forms.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { AppRoutes } from './routes.tsx'
import { SessionGate } from './session-gate.tsx'
import { theme } from './theme.ts'
import { LookProvider, useLook } from './look-provider.tsx'

export function App() {
  const [client] = useState(createQueryClient)
  return (
    <QueryClientProvider client={client}>
      <HashRouter>
        <LookProvider>
          <Themed />
        </LookProvider>
      </HashRouter>
    </QueryClientProvider>
  )
}

function Themed() {
  const { scheme } = useLook()
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} withCssVariables={false} withGlobalClasses={false}>
      <Notifications position="bottom-left" limit={3} autoClose={6000} />
      <ErrorBoundary what="The window">
        <SessionGate>
          <StationEvents>
            <SoundProvider>
              <ScanPolicyProvider>
                <CommandCodesProvider>
                  <LookUpProvider>
                    <StockFormsProvider>
                      <AppRoutes />
                    </StockFormsProvider>
                  </LookUpProvider>
                </CommandCodesProvider>
              </ScanPolicyProvider>
            </SoundProvider>
          </StationEvents>
        </SessionGate>
      </ErrorBoundary>
    </MantineProvider>
  )
}

import { act, cleanup, render } from '@testing-library/react'
import { QueryClientProvider } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Scan } from '../../main/records/scan-records.ts'
import { createQueryClient } from '../client/query-client.ts'
import { StationEvents, useStationEvent } from '../client/station-events.tsx'
import { type ScanPolicy, ScanPolicyProvider, useScanPolicy, useWindowPolicy } from './scan-policy.tsx'

const feed = { tell: (_scan: Partial<Scan>) => {} }

beforeEach(() => {
  vi.stubGlobal('fetch', async () => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        feed.tell = (scan) => {
          const event = { number: 1, time: '', type: 'scan.resolved', data: { readings: [], match: null, ...scan } }
          controller.enqueue(new TextEncoder().encode(`${JSON.stringify(event)}\n`))
        }
      },
    })
    return new Response(body)
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function Layer({ policy, heard }: { policy: ScanPolicy; heard: string[] }) {
  useScanPolicy(policy, ({ data }) => heard.push(`${policy} ${data}`))
  return null
}

function Shown() {
  return <output>{useWindowPolicy()}</output>
}

/** Told of each event as the dialogs are. */
function Last({ onEvent }: { onEvent: () => void }) {
  useStationEvent(onEvent)
  return null
}

/** Dialogs as they lie over each other, the last on top, and what became of a code. */
async function scanUnder(policies: readonly ScanPolicy[], scan: Partial<Scan> = {}) {
  const heard: string[] = []
  const told = Promise.withResolvers<void>()
  const { container } = render(
    <QueryClientProvider client={createQueryClient()}>
      <StationEvents>
        <ScanPolicyProvider>
          <Shown />
          <Last onEvent={told.resolve} />
          {policies.map((policy, index) => (
            <Layer key={`${policy} ${String(index)}`} policy={policy} heard={heard} />
          ))}
        </ScanPolicyProvider>
      </StationEvents>
    </QueryClientProvider>,
  )
  await act(async () => {
    await Promise.resolve()
    feed.tell({ data: '4711', ...scan })
    await told.promise
  })
  return [container.querySelector('output')?.textContent, heard]
}

const COMMAND = {
  readings: [{ standard: 'command' as const, title: 'Command code', elements: [], problems: [], notes: [] }],
}

test.each<[string, ScanPolicy[], Partial<Scan>, unknown]>([
  ['fill: the dialog gets the code', ['fill'], {}, ['fill', ['fill 4711']]],
  ['answer: the dialog gets the code', ['answer'], {}, ['fill', ['answer 4711']]],
  ['through: the code goes to what is below', ['through'], {}, ['through', []]],
  ['hold: no dialog gets the code', ['fill', 'hold'], {}, ['hold', []]],
  ['a drawer over a form lets the code through to the form', ['fill', 'through'], {}, ['fill', ['fill 4711']]],
  ['of two forms the topmost gets the code', ['answer', 'fill'], {}, ['fill', ['fill 4711']]],
  ['a command presses buttons and fills nothing', ['fill'], COMMAND, ['fill', []]],
])('%s', async (_rule, policies, scan, expected) => {
  expect(await scanUnder(policies, scan)).toEqual(expected)
})

import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen, within } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PluginRecord } from '../../../main/records/plugin-records.ts'
import type { ScheduledTask } from '../../client/scheduled-tasks.ts'
import { createQueryClient } from '../../client/query-client.ts'
import { timeText } from '../../components/texts.ts'
import { PluginDetail } from './plugin-detail.tsx'

const LAST = '2026-01-05T09:10:00.000Z'
const NEXT = '2026-01-05T09:25:00.000Z'
const SCHEDULED = '/api/background-task/scheduled/'

let asked: string[]

describe('the section "Runs by the clock"', () => {
  beforeEach(() => {
    asked = []
    vi.stubGlobal('fetch', async (path: string) => {
      asked.push(path)
      return Response.json(path === SCHEDULED ? TASKS : [])
    })
    vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  })
  afterEach(() => {
    cleanup()
    vi.unstubAllGlobals()
  })

  test('it lists the tasks of this plugin alone, how often they run, and when', async () => {
    show(plugin('schedule'), true)
    expect(rowsOf(await screen.findByRole('table', { name: 'Runs by the clock' }))).toEqual([
      ['Task', 'How often', 'Last run', 'Next run'],
      ['tidy', 'Every day', 'Not yet', timeText(NEXT)],
      ['count', 'Every 15 minutes, 2 runs left', `${timeText(LAST)} Failedno scale`, timeText(NEXT)],
      ['greet', 'Every hour, 0 runs left', timeText(LAST), 'No more'],
    ])
  })

  test.each([
    ['a plugin without tasks', plugin('locate'), true],
    ['people who are not staff', plugin('schedule'), false],
  ])('it is not there, nor asked for, for %s', async (_whom, record, isStaff) => {
    show(record, isStaff)
    await screen.findByRole('heading', { name: 'What it may do' })
    expect([screen.queryByText('Runs by the clock'), asked.includes(SCHEDULED)]).toEqual([null, false])
  })
})

const TASKS: ScheduledTask[] = [
  task({ pk: 1, name: 'plugin.night-work.tidy' }),
  task({ pk: 2, name: 'plugin.night-work-two.tidy' }),
  task({
    pk: 3,
    name: 'plugin.night-work.count',
    schedule_type: 'I',
    minutes: 15,
    repeats: 2,
    last_run: LAST,
    success: false,
    result: 'no scale',
  }),
  task({
    pk: 4,
    name: 'plugin.night-work.greet',
    schedule_type: 'H',
    repeats: 0,
    last_run: LAST,
    next_run: null,
    success: true,
  }),
]

function task(change: Partial<ScheduledTask>): ScheduledTask {
  return {
    pk: 0,
    name: '',
    schedule_type: 'D',
    minutes: null,
    repeats: -1,
    last_run: null,
    next_run: NEXT,
    success: null,
    result: null,
    ...change,
  }
}

function plugin(mixin: string): PluginRecord {
  return {
    pk: 1,
    key: 'night-work',
    name: 'Night work',
    package_name: null,
    active: true,
    meta: null,
    mixins: { [mixin]: { key: mixin, human_name: mixin } },
    is_builtin: true,
    is_sample: false,
    is_installed: true,
    is_package: false,
    is_mandatory: false,
    state: 'active',
    state_reason: '',
    state_since: null,
    origin: 'builtin',
    folder: null,
    manifest: null,
    permissions: [],
    errors: [],
    crashes: 0,
    last_lines: [],
  }
}

function show(record: PluginRecord, isStaff: boolean): void {
  render(
    <QueryClientProvider client={createQueryClient()}>
      <MantineProvider env="test">
        <MemoryRouter>
          <PluginDetail plugin={record} isStaff={isStaff} isSuperuser={false} />
        </MemoryRouter>
      </MantineProvider>
    </QueryClientProvider>,
  )
}

function rowsOf(table: HTMLElement): (string | null)[][] {
  return within(table)
    .getAllByRole('row')
    .map((row) => Array.from(row.children, ({ textContent }) => textContent))
}

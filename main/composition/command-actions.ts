import type { CommandActions, PrinterWork } from '../barcodes/commands/command-work.ts'
import type { StationSteps } from '../stock/steps/station-steps.ts'
import type { Users } from '../users/users.ts'
import type { createBenchDevices } from './bench-devices.ts'
import type { createLabelWork } from './label-work.ts'

interface Needed {
  users: Pick<Users, 'acting'>
  steps: StationSteps
  /** Both are built after the desk that calls them. */
  labels: () => ReturnType<typeof createLabelWork>
  bench: () => ReturnType<typeof createBenchDevices>
}

/** Where nobody knows which roll is loaded. */
const USUAL_TEST = { widthMm: 50, heightMm: 30 }

/** What command codes do: the same as the buttons and keys of the windows. */
export function commandActions({ users, steps, labels, bench }: Needed): Omit<CommandActions, 'hasButton'> {
  /** A scanner does not know who holds it: whoever sits at the bench. */
  const atBench = (user: number | null): number | null => user ?? bench().scanWindows.users[0] ?? null
  const theirs = (user: number | null): number[] => (user === null ? bench().scanWindows.users : [user])

  async function test(machine: string, user: number | null): Promise<void> {
    const media = bench().machines.printer(machine)?.lastStatus?.media
    const loaded = media === undefined || media.lengthMm === null ? null : media
    const size = loaded === null ? USUAL_TEST : { widthMm: loaded.widthMm, heightMm: loaded.lengthMm ?? 0 }
    await labels().testLabel.print({ machine, user, ...size })
  }

  const atUsualPrinter: Readonly<
    Record<Extract<PrinterWork, 'feed' | 'test'>, (machine: string, user: number | null) => Promise<void>>
  > = {
    feed: (machine) => bench().machines.command(machine, 'feed'),
    test,
  }

  return {
    print: ({ model, pk }, copies, user) =>
      labels().usualPrint.print({ model, items: [pk], copies, user: atBench(user), release_reason: '' }),
    async reprint(reason, user) {
      const by = atBench(user)
      const isStaff = (await users.acting(by))?.is_staff ?? false
      return labels().printQueue.reprintLast(theirs(user), { user: by, isStaff, reason })
    },
    asksReason: () => labels().printQueue.asksReason(),
    async printer(work, user) {
      if (work === 'pause' || work === 'resume') return labels().printQueue.pauseAll(work === 'pause', atBench(user))
      const machine = await labels().printing.usualPrinter()
      if (machine !== null) await atUsualPrinter[work](machine, atBench(user))
      return machine !== null
    },
    labelsWith: (code) => labels().labelsWith(code),
    voidLabel: (label) => labels().printQueue.void({ label }),
    step: (work, user) => steps.run(work, [...theirs(user), null], atBench(user)),
  }
}

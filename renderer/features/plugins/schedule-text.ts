import type { ScheduledTask } from '../../client/scheduled-tasks.ts'
import { countOf } from '../../components/texts.ts'

const SPANS: Readonly<Record<string, string>> = {
  H: 'hour',
  D: 'day',
  W: 'week',
  M: 'month',
  Q: 'quarter',
  Y: 'year',
}

type Rhythm = Pick<ScheduledTask, 'schedule_type' | 'minutes' | 'repeats'>

/** How often a task runs, in words: `Every 15 minutes, 2 runs left`. */
export function scheduleText({ schedule_type, minutes, repeats }: Rhythm): string {
  const span = SPANS[schedule_type] ?? (minutes === 1 ? 'minute' : countOf(minutes ?? 0, 'minute'))
  return repeats < 0 ? `Every ${span}` : `Every ${span}, ${countOf(repeats, 'run')} left`
}

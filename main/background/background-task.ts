import type { Plugin } from '@scanbench/plugin'

/** Work for one plugin that is to be done soon, and survives a restart. Arguments are plain data that JSON can carry. */
export interface NewTask {
  plugin: string
  /** Says what it is, for people: `stockitem.created`. */
  name: string
  /** Chooses the handler: `process_event`, `locate_stock_item` ... */
  func: string
  args?: readonly unknown[]
  kwargs?: Readonly<Record<string, unknown>>
}

export interface BackgroundTask extends Required<NewTask> {
  pk: number
  task_id: string
  attempt_count: number
  created: string
  due: string
  started: string | null
  stopped: string | null
  result: string | null
}

/** What became of a task: `unwanted` leaves no trace. */
export type Verdict = 'done' | 'unwanted'

/** Does the work. What it throws has the task brought again later, and in the end listed as failed. */
export type TaskHandler = (task: BackgroundTask, plugin: Plugin) => Promise<Verdict>

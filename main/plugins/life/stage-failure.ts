import { AppError, messageOf } from '@scanbench/plugin'

export type Stage = 'discovery' | 'init_plugin' | 'activate'

/** A stage of a plugin's life that failed. */
export class StageFailure extends AppError {
  readonly stage: Stage

  constructor(stage: Stage, name: string, cause: unknown) {
    const reason = messageOf(cause)
    super('PLUGIN_LOAD_FAILED', `Plugin ${name} could not be turned on: ${reason}`, { cause })
    this.stage = stage
  }
}

/** The stage as InvenTree names it. What is wrong with the code itself is a matter of discovery. */
export function stageName(name: string, error: unknown): string {
  const stage = stageOf(error)
  return stage === 'discovery' ? stage : `${name}:${stage}`
}

function stageOf(error: unknown): Stage {
  if (error instanceof StageFailure) return error.stage
  const details = error instanceof AppError ? error.details : undefined
  if (error instanceof AppError && error.code === 'PLUGIN_FINAL_MEMBER') return 'discovery'
  return details?.['stage'] === 'discovery' ? 'discovery' : 'init_plugin'
}

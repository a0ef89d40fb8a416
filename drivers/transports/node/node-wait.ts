import type { Wait } from '../wait.ts'

export const nodeWait: Wait = (ms, due) => {
  const timer = setTimeout(due, ms)
  return {
    [Symbol.dispose]() {
      clearTimeout(timer)
    },
  }
}

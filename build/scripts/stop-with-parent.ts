const LOOK_EVERY_MS = 500

/**
 * The shell between npm and a script ends at a SIGTERM without passing it on, and the script would run for ever. So a script
 * started by npm asks itself to stop when that shell is gone.
 */
export function stopWithParent(): void {
  if (process.env['npm_lifecycle_event'] === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, LOOK_EVERY_MS)
  timer.unref()
}

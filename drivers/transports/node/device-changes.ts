import { watch } from 'node:fs'
import { join } from 'node:path'
import { LINUX_ROOT, type LinuxRoot } from './linux/linux-root.ts'
import { namesIn, textOf } from './linux/system-files.ts'
import { loadUsb } from './load-usb.ts'

const EVERY_MS = 1000
/** A device brings several files, one after the other. */
const SETTLE_MS = 200
const DEVICE_FILE = /^(hidraw\d+|tty(USB|ACM|AMA|XRUSB|GS|mxc)\d+|rfcomm\d+|lp\d+)$/

export interface DeviceChanges {
  changed: () => void
  /** It goes on without, only later. */
  trouble: (error: unknown) => void
}

/** Tells within a second that something was plugged in or pulled out. */
export function watchDevices(changes: DeviceChanges): Disposable {
  return process.platform === 'linux' ? watchLinuxDevices(changes, LINUX_ROOT) : watchUsb(changes)
}

/**
 * The kernel tells nobody about its USB folder, and udev's messages do not reach containers: names are compared every second,
 * and at once when the folder of device files changes.
 */
export function watchLinuxDevices({ changed }: DeviceChanges, root: LinuxRoot): Disposable {
  const stack = new DisposableStack()
  let before: string | null = null
  let isLooking = false

  async function look(): Promise<void> {
    if (isLooking) return
    isLooking = true
    const now = await linuxState(root)
    isLooking = false
    if (stack.disposed) return
    if (before !== null && now !== before) changed()
    before = now
  }

  void look()
  const every = setInterval(() => void look(), EVERY_MS)
  stack.defer(() => clearInterval(every))
  const soon = settled(() => void look())
  stack.use(soon)
  for (const folder of [root.dev, join(root.dev, 'usb')])
    stack.adopt(
      watchFolder(folder, () => soon.due()),
      (each) => each?.close(),
    )
  return stack
}

/** Plugging another device into the same socket between two looks changes its number. */
async function linuxState({ sys, dev }: LinuxRoot): Promise<string> {
  const folder = join(sys, 'bus/usb/devices')
  const [names, files, printers] = await Promise.all([namesIn(folder), namesIn(dev), namesIn(join(dev, 'usb'))])
  const numbers = names.map(async (name) => `${name}=${(await textOf(join(folder, name, 'devnum'))) ?? ''}`)
  return [...(await Promise.all(numbers)), ...[...files, ...printers].filter((name) => DEVICE_FILE.test(name))].join(
    ' ',
  )
}

function watchFolder(folder: string, changed: () => void) {
  try {
    return watch(folder, { persistent: false }, changed).on('error', () => {
      // The folder went with its last device; the look every second goes on.
    })
  } catch {
    // There is no such folder until the first printer comes.
    return null
  }
}

function settled(done: () => void): Disposable & { due(): void } {
  let timer: NodeJS.Timeout | undefined
  const stop = () => clearTimeout(timer)
  return {
    due() {
      stop()
      timer = setTimeout(done, SETTLE_MS)
    },
    [Symbol.dispose]: stop,
  }
}

/** Windows and macOS tell. */
function watchUsb({ changed, trouble }: DeviceChanges): Disposable {
  const stack = new DisposableStack()
  const soon = stack.use(settled(changed))
  const heard = () => soon.due()
  loadUsb()
    .then(async (usb) => {
      // Where it cannot list, listening would end the process.
      await usb.getDevices()
      if (stack.disposed) return
      usb.addEventListener('connect', heard)
      usb.addEventListener('disconnect', heard)
      stack.defer(() => {
        usb.removeEventListener('connect', heard)
        usb.removeEventListener('disconnect', heard)
      })
    })
    .catch(trouble)
  return stack
}

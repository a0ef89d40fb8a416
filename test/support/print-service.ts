import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** Takes what comes as one job; `refusing` is a file that makes it fail as CUPS does for a queue that rejects jobs. */
const LP = `#!/bin/sh
here=$(dirname "$0")
[ "$1" = -d ] && [ "$2" = Zebra ] && [ "$3" = -o ] && [ "$4" = raw ] || { echo "lp: The printer or class does not exist." >&2; exit 1; }
if [ -e "$here/refusing" ]; then echo "lp: Destination \\"$2\\" is not accepting jobs." >&2; exit 1; fi
number=$(ls "$here/jobs" | wc -l)
cat > "$here/jobs/$(printf %05d "$number")"
echo "request id is $2-$number (1 file(s))"
`
const LPSTAT = `#!/bin/sh
case "$1 $2" in
  "-e ") echo Zebra ;;
  "-p Zebra") echo "printer Zebra is idle." ;;
  *) echo "lpstat: Invalid destination name in list \\"$2\\"." >&2; exit 1 ;;
esac
`

/** The programs of a print service with the queue `Zebra`, found first in PATH until it is disposed. */
export async function startPrintService() {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-cups-'))
  const jobs = join(folder, 'jobs')
  await mkdir(jobs)
  for (const [name, program] of Object.entries({ lp: LP, lpstat: LPSTAT })) {
    await writeFile(join(folder, name), program)
    await chmod(join(folder, name), 0o755)
  }
  const before = process.env['PATH']
  process.env['PATH'] = [folder, before].join(delimiter)
  return {
    queue: 'Zebra',
    async jobs(): Promise<Uint8Array[]> {
      const names = await readdir(jobs)
      return Promise.all(names.toSorted().map((name) => readFile(join(jobs, name))))
    },
    setRefusing: (isRefusing: boolean) =>
      isRefusing ? writeFile(join(folder, 'refusing'), '') : rm(join(folder, 'refusing')),
    async [Symbol.asyncDispose]() {
      process.env['PATH'] = before
      await rm(folder, { recursive: true })
    },
  }
}

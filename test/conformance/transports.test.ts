import { createFakeSpooler } from '../../drivers/transports/fake/fake-spooler.ts'
import { createCupsSpooler } from '../../drivers/transports/node/cups-spooler.ts'
import { nodeWait } from '../../drivers/transports/node/node-wait.ts'
import { createWindowsSpooler } from '../../drivers/transports/node/windows-spooler.ts'
import { startCups } from '../support/cups.ts'
import { createWinspoolStandIn } from '../support/winspool-stand-in.ts'
import { jobSuite } from './job-suite.ts'
import { REPORT_RIGS } from './report-rigs.ts'
import { reportSuite } from './report-suite.ts'

reportSuite(REPORT_RIGS)

jobSuite({
  'fake spooler': async () => {
    const queue = 'Zebra'
    const spooler = createFakeSpooler({ wait: nodeWait, queues: [queue] })
    return {
      spooler,
      queue,
      jobs: async () => spooler.jobs(queue),
      setRefusing: async (isRefusing) => spooler.setRefusing(queue, isRefusing),
      async [Symbol.asyncDispose]() {},
    }
  },
  CUPS: async () => ({ ...(await startCups()), spooler: createCupsSpooler() }),
  'the functions of the Windows spooler': async () => {
    const winspool = createWinspoolStandIn('Zebra')
    return { ...winspool, spooler: createWindowsSpooler(async () => winspool.functions) }
  },
})

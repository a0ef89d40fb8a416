import { SupervisedProcess } from '../../main/processes/supervised-process.ts'
import { recordingLog } from './recording-log.ts'

/** Starts a child and prints its pid, to be killed by a test. */
const child = new SupervisedProcess({
  name: 'test child',
  program: new URL('./test-child.ts', import.meta.url),
  nodePath: null,
  environment: {},
  methods: {},
  notices: {},
  restartDelaysMs: [1000],
  log: recordingLog(),
})
await child.start()
process.stdout.write(`${child.pid}\n`)

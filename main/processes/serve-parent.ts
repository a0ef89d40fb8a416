import { Socket } from 'node:net'
import { BEAT, PIPE_DESCRIPTOR, READY, type Beat } from './child-contract.ts'
import type { Methods, Notices } from './rpc-message.ts'
import { Rpc } from './rpc.ts'

export interface ChildHandlers {
  methods: Methods
  notices: Notices
  /** What is larger is an error here, before the parent ends us for it. */
  maxFrameBytes?: number
}

/** The child's side: answers the parent until the parent is gone, and then leaves. */
export function serveParent<ParentMethods extends Methods, ParentNotices extends Notices>({
  methods,
  notices,
  ...limits
}: ChildHandlers): Rpc<ParentMethods, ParentNotices> {
  const rpc = new Rpc<ParentMethods, ParentNotices>({
    stream: new Socket({ fd: PIPE_DESCRIPTOR, readable: true, writable: true }),
    peerName: 'station',
    methods: { ...methods, [BEAT]: beat },
    ...limits,
    notices,
    closed: () => process.exit(0),
    noticeFailed(name, error) {
      process.stderr.write(`The notice "${name}" failed: ${String(error)}\n`)
    },
  })
  rpc.notify(READY, undefined as never)
  return rpc
}

function beat(): Beat {
  return { residentBytes: process.memoryUsage.rss() }
}

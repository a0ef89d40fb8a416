/** What every child understands and says besides its own methods and notices. */
export const BEAT = 'process.beat'
export const READY = 'process.ready'

/** The pipe is the child's fourth file, after input, output and errors. */
export const PIPE_DESCRIPTOR = 3

export interface Beat {
  residentBytes: number
}

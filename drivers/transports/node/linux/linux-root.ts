/** Where the kernel shows its devices; elsewhere in tests. */
export interface LinuxRoot {
  sys: string
  dev: string
}

export const LINUX_ROOT: LinuxRoot = { sys: '/sys', dev: '/dev' }

import { contextBridge } from 'electron'

/** All that the page learns of the shell: it asks the station for everything else. */
contextBridge.exposeInMainWorld('scanbenchShell', {
  isSandboxed: process.sandboxed,
  isContextIsolated: process.contextIsolated,
})

import type { KoffiFunc } from 'koffi'
import { TransportError } from '../connection.ts'
import { callSystem, loadKoffi } from './load-koffi.ts'

/** The functions of the Windows print service that raw printing needs. */
export interface Winspool {
  queues(): Promise<string[]>
  open(queue: string): Promise<WinspoolPrinter>
}

/** An open printer; false and 0 mean that the service refused. */
export interface WinspoolPrinter {
  begin(documentName: string): Promise<boolean>
  /** How many bytes were taken. */
  write(bytes: Uint8Array): Promise<number>
  end(): Promise<boolean>
  close(): Promise<void>
}

/** A pointer as koffi hands it out; nothing is done with it but handing it back. */
type Pointer = { readonly pointer: unique symbol } | bigint | null
type Count = [number]

const LOCAL_AND_CONNECTED = 0x2 | 0x4
/** Names and attributes alone: this level asks no print server. */
const NAMES_LEVEL = 4

export async function loadWinspool(): Promise<Winspool> {
  if (process.platform !== 'win32')
    throw new TransportError(
      'DEVICE_UNAVAILABLE',
      'The print service of Windows is not here. Choose another connection.',
    )
  const koffi = await loadKoffi()
  const library = koffi.load('winspool.drv')
  const documentInfo = koffi.struct({ pDocName: 'str16', pOutputFile: 'str16', pDatatype: 'str16' })
  const printerInfo = koffi.struct({ pPrinterName: 'str16', pServerName: 'str16', Attributes: 'uint32_t' })
  const open = library.func(
    'bool __stdcall OpenPrinterW(str16 name, _Out_ void **printer, void *defaults)',
  ) as KoffiFunc<(name: string, printer: [Pointer], defaults: null) => boolean>
  const enumerate = library.func(
    'bool __stdcall EnumPrintersW(uint32_t flags, str16 name, uint32_t level, void *buffer, uint32_t size, _Out_ uint32_t *needed, _Out_ uint32_t *count)',
  ) as KoffiFunc<
    (flags: number, name: null, level: number, buffer: Pointer, size: number, needed: Count, count: Count) => boolean
  >
  const startDocument = library.func('__stdcall', 'StartDocPrinterW', 'uint32_t', [
    'void *',
    'uint32_t',
    koffi.pointer(documentInfo),
  ]) as KoffiFunc<(printer: Pointer, level: number, info: object) => number>
  const write = library.func(
    'bool __stdcall WritePrinter(void *printer, const uint8_t *bytes, uint32_t length, _Out_ uint32_t *taken)',
  ) as KoffiFunc<(printer: Pointer, bytes: Uint8Array, length: number, taken: Count) => boolean>
  const one = (name: string) =>
    library.func(`bool __stdcall ${name}(void *printer)`) as KoffiFunc<(printer: Pointer) => boolean>
  const [startPage, endPage, endDocument, close] = [
    one('StartPagePrinter'),
    one('EndPagePrinter'),
    one('EndDocPrinter'),
    one('ClosePrinter'),
  ]

  return {
    async queues() {
      const [needed, count]: [Count, Count] = [[0], [0]]
      await callSystem(enumerate, LOCAL_AND_CONNECTED, null, NAMES_LEVEL, null, 0, needed, count)
      if (needed[0] === 0) return []
      const buffer = koffi.alloc('uint8_t', needed[0]) as Pointer
      try {
        const size = needed[0]
        const isDone = await callSystem(enumerate, LOCAL_AND_CONNECTED, null, NAMES_LEVEL, buffer, size, needed, count)
        if (!isDone) return []
        const rows = koffi.decode(buffer, koffi.array(printerInfo, count[0])) as { pPrinterName: string }[]
        return rows.map(({ pPrinterName }) => pPrinterName)
      } finally {
        koffi.free(buffer)
      }
    },
    async open(queue) {
      const handle: [Pointer] = [null]
      if (!(await callSystem(open, queue, handle, null)))
        throw new TransportError('DEVICE_DENIED', `Windows does not let you print on ${queue}. Ask the administrator.`)
      const [printer] = handle
      return {
        async begin(documentName) {
          const info = { pDocName: documentName, pOutputFile: null, pDatatype: 'RAW' }
          return (await callSystem(startDocument, printer, 1, info)) !== 0 && callSystem(startPage, printer)
        },
        async write(bytes) {
          const taken: Count = [0]
          const isDone = await callSystem(write, printer, bytes, bytes.length, taken)
          return isDone ? taken[0] : 0
        },
        end: async () => (await callSystem(endPage, printer)) && callSystem(endDocument, printer),
        close: async () => void (await callSystem(close, printer)),
      }
    },
  }
}

import type { KoffiFunc } from 'koffi'
import { TransportError, type ControlAnswer, type ControlRequest } from '../connection.ts'
import { deviceIdText } from '../device-id.ts'
import { noControl } from '../open-connection.ts'
import { parsePortStatus } from '../port-status.ts'
import { callSystem, loadKoffi } from './load-koffi.ts'

/** From the kernel's `linux/lp.h` and `usblp.c`: LPGETSTATUS, LPIOC_SOFT_RESET and LPIOC_GET_DEVICE_ID with 1023 bytes. */
const GET_STATUS = 0x060b
const SOFT_RESET = 0x5007
const DEVICE_ID_BYTES = 1023
const GET_DEVICE_ID = 0x80000000 + DEVICE_ID_BYTES * 0x10000 + 0x5001

type Ioctl = KoffiFunc<(file: number, request: number, answer: Uint8Array) => number>

/** The requests of the printer class, by the kernel's printer driver. */
export async function controlPrinterFile(file: number, request: ControlRequest, name: string): Promise<ControlAnswer> {
  switch (request.kind) {
    case 'port status':
      return parsePortStatus((await ask(file, GET_STATUS, 4, name))[0] ?? 0)
    case 'device id':
      return {
        kind: 'device id',
        text: deviceIdText(withoutRest(await ask(file, GET_DEVICE_ID, DEVICE_ID_BYTES, name))),
      }
    case 'soft reset':
      await ask(file, SOFT_RESET, 0, name)
      return { kind: 'done' }
    default:
      return noControl(request)
  }
}

/** The driver fills what it was given and leaves the rest as it was. */
function withoutRest(answer: Uint8Array): Uint8Array {
  const end = answer.findLastIndex((byte) => byte !== 0)
  return answer.subarray(0, end + 1)
}

async function ask(file: number, request: number, bytes: number, name: string): Promise<Uint8Array> {
  const koffi = await loadKoffi()
  const ioctl = koffi.load(null).func('int ioctl(int file, ulong request, _Inout_ uint8_t *answer)') as Ioctl
  const answer = new Uint8Array(bytes)
  if ((await callSystem(ioctl, file, request, answer)) >= 0) return answer
  throw new TransportError('DEVICE_UNAVAILABLE', `${name} does not answer this question. Leave it out.`)
}

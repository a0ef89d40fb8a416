import type { ObjectChecks } from '../../main/stock/object-checks.ts'
import { nextSerial, serialNumber } from '../../main/stock/items/serial-numbers.ts'

/** Nobody is asked: the program's own rules alone. */
export const UNCHECKED: ObjectChecks = {
  isAsked: () => false,
  save: async () => ({ serial: false }),
  remove: async () => {},
  nextSerial: async (serial) => nextSerial(serial),
  serialNumber: async (serial) => serialNumber(serial),
  latestSerial: async () => null,
}

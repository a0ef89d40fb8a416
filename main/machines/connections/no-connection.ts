import { AppError } from '@scanbench/plugin'
import type { DeviceLink } from '../../devices/device-link.ts'

/** In the place of a connection, for machines that their driver reaches in a way of its own. */
export class NoConnection {
  readonly isTaking = false

  readonly link: DeviceLink = {
    write: async () => {
      throw new AppError('DEVICE_UNAVAILABLE', 'The driver of this machine asked for no connection.')
    },
    control: async () => {
      throw new AppError('DEVICE_UNAVAILABLE', 'The driver of this machine asked for no connection.')
    },
    close: async () => {},
    simulate: async () => {
      throw new AppError('INVALID_INPUT', 'There is nothing to play with in a machine without a connection.')
    },
  }

  retryNow(): void {}

  async close(): Promise<void> {}
}

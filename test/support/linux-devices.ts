import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

interface PluggedDevice {
  port: string
  vendorId: string
  productId: string
  deviceNumber: number
  serial?: string
  interfaces: PluggedInterface[]
}

interface PluggedInterface {
  /** Class, subclass and protocol in hexadecimal, such as `070102`. */
  kind: string
  /** The kernel's driver. */
  driver?: string
  hidraw?: { name: string; descriptor: Uint8Array }
  printer?: { name: string; id: string }
  tty?: string
}

/** The files of a Linux kernel that show USB devices, in a folder of their own. */
export async function createLinuxDevices() {
  const folder = await mkdtemp(join(tmpdir(), 'scanbench-sys-'))
  const root = { sys: join(folder, 'sys'), dev: join(folder, 'dev') }
  const hub = join(root.sys, 'devices/usb1')
  await mkdir(join(root.dev, 'usb'), { recursive: true })

  async function addInterface(port: string, number: number, plugged: PluggedInterface): Promise<void> {
    const name = `${port}:1.${number}`
    const here = join(hub, port, name)
    const kind = plugged.kind.match(/../g) ?? []
    const files = ['bInterfaceClass', 'bInterfaceSubClass', 'bInterfaceProtocol']
    await Promise.all(files.map((file, index) => write(join(here, file), `${kind[index]}\n`)))
    await write(join(here, 'bInterfaceNumber'), `0${number}\n`)
    await link(here, join(root.sys, 'bus/usb/devices', name))
    if (plugged.driver !== undefined) {
      const driver = join(root.sys, 'bus/usb/drivers', plugged.driver)
      await mkdir(driver, { recursive: true })
      await link(driver, join(here, 'driver'))
    }
    if (plugged.hidraw !== undefined) {
      const device = join(here, '0003:0000:0000.0001')
      await write(join(device, 'report_descriptor'), plugged.hidraw.descriptor)
      await link(device, join(root.sys, 'class/hidraw', plugged.hidraw.name, 'device'))
      await write(join(root.dev, plugged.hidraw.name), '')
    }
    if (plugged.printer !== undefined) {
      await write(join(here, 'ieee1284_id'), plugged.printer.id)
      await write(join(here, 'usbmisc', plugged.printer.name, 'dev'), '180:0')
      await write(join(root.dev, 'usb', plugged.printer.name), '')
    }
    if (plugged.tty !== undefined) await link(here, join(root.sys, 'class/tty', plugged.tty, 'device'))
  }

  return {
    root,
    async plug(device: PluggedDevice): Promise<void> {
      const here = join(hub, device.port)
      await write(join(here, 'idVendor'), `${device.vendorId}\n`)
      await write(join(here, 'idProduct'), `${device.productId}\n`)
      await write(join(here, 'busnum'), '1\n')
      await write(join(here, 'devnum'), `${device.deviceNumber}\n`)
      await write(join(here, 'manufacturer'), 'Acme\n')
      await write(join(here, 'product'), 'Device\n')
      if (device.serial !== undefined) await write(join(here, 'serial'), `${device.serial}\n`)
      await link(here, join(root.sys, 'bus/usb/devices', device.port))
      await Promise.all(device.interfaces.map((each, number) => addInterface(device.port, number, each)))
    },
    async pullOut(port: string): Promise<void> {
      await rm(join(hub, port), { recursive: true })
      await rm(join(root.sys, 'bus/usb/devices', port))
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

async function write(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, content)
}

async function link(target: string, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await symlink(target, file)
}

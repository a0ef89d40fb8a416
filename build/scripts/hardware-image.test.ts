import { expect, test } from 'vitest'
import { newcArchive } from './hardware-archive.ts'
import { modulesInOrder } from './hardware-modules.ts'

test('modules are loaded after what they need, each once, and built-in ones not at all', () => {
  const dependencies = [
    'kernel/fs/9p/9p.ko: kernel/net/9p/9pnet.ko kernel/fs/netfs/netfs.ko',
    'kernel/net/9p/9pnet.ko:',
    'kernel/fs/netfs/netfs.ko:',
    'kernel/net/9p/9pnet_virtio.ko: kernel/drivers/virtio/virtio.ko kernel/net/9p/9pnet.ko',
    'kernel/drivers/virtio/virtio.ko:',
    'kernel/drivers/usb/usbip/vhci-hcd.ko: kernel/drivers/usb/usbip/usbip-core.ko',
  ].join('\n')
  expect(modulesInOrder(dependencies, ['9p', 'overlay', '9pnet_virtio', 'vhci_hcd'])).toEqual([
    'kernel/fs/netfs/netfs.ko',
    'kernel/net/9p/9pnet.ko',
    'kernel/fs/9p/9p.ko',
    'kernel/drivers/virtio/virtio.ko',
    'kernel/net/9p/9pnet_virtio.ko',
    'kernel/drivers/usb/usbip/usbip-core.ko',
    'kernel/drivers/usb/usbip/vhci-hcd.ko',
  ])
})

test('an archive has each entry at a multiple of four bytes, with its name and its content', () => {
  const archive = newcArchive([
    { path: 'bin', mode: 0o040755, bytes: new Uint8Array() },
    { path: 'bin/tool', mode: 0o100755, bytes: Buffer.from('hello') },
  ])
  const at = archive.indexOf('bin/tool')
  const content = archive.indexOf('hello')
  expect({
    starts: [...archive.toString('latin1').matchAll(/070701/gu)].map(({ index }) => index % 4),
    mode: archive.toString('latin1', at - 110 + 14, at - 110 + 22),
    size: archive.toString('latin1', at - 110 + 54, at - 110 + 62),
    contentAligned: content % 4,
    ends: archive.includes('TRAILER!!!\0'),
  }).toEqual({ starts: [0, 0, 0], mode: '000081ed', size: '00000005', contentAligned: 0, ends: true })
})

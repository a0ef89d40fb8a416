/** A file, folder or link as the kernel finds it in its first file system. */
export interface ArchiveEntry {
  path: string
  /** Type and rights as in `stat`: 0o100755 is a program, 0o040755 a folder, 0o120777 a link. */
  mode: number
  bytes: Uint8Array
}

const END = 'TRAILER!!!'
const ALIGNMENT = 4

/** A "newc" cpio archive, the form that Linux unpacks at boot (Documentation/driver-api/early-userspace/buffer-format.rst). */
export function newcArchive(entries: readonly ArchiveEntry[]): Buffer {
  const all = [...entries, { path: END, mode: 0, bytes: new Uint8Array() }]
  return Buffer.concat(all.flatMap((entry, index) => [header(entry, index + 1), padded(entry.bytes)]))
}

function header({ path, mode, bytes }: ArchiveEntry, number: number): Buffer {
  const name = `${path}\0`
  const fields = [number, mode, 0, 0, 1, 0, bytes.length, 0, 0, 0, 0, Buffer.byteLength(name), 0]
  return padded(Buffer.from(`070701${fields.map(hex).join('')}${name}`))
}

const hex = (value: number): string => value.toString(16).padStart(8, '0')

function padded(bytes: Uint8Array): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT)])
}

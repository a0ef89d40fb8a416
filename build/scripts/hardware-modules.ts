/** What the kernel needs before it can read the file system of the host, and the host controller of the emulated devices. */
export const BOOT_MODULES: readonly string[] = ['virtio_pci', '9p', '9pnet_virtio', 'overlay', 'virtio_rng']

/**
 * The files to load for these modules, in order, by `modules.dep`: each line has a module and what it needs, the first needed
 * last.
 */
export function modulesInOrder(dependencies: string, names: readonly string[]): string[] {
  const needs = new Map(
    dependencies.split('\n').map((line) => {
      const [file = '', rest = ''] = line.split(':')
      return [file, rest.trim().split(' ').filter(Boolean)] as const
    }),
  )
  const files = names.flatMap((name) => {
    const file = [...needs.keys()].find((path) => moduleName(path) === name)
    // What is built into the kernel has no file.
    return file === undefined ? [] : [...(needs.get(file) ?? []).toReversed(), file]
  })
  return [...new Set(files)]
}

const moduleName = (path: string): string | undefined => /([^/]+)\.ko$/u.exec(path)?.[1]?.replaceAll('-', '_')

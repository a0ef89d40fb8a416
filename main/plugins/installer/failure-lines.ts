const SENTENCES: Readonly<Record<string, (error: NodeJS.ErrnoException) => string>> = {
  ENOGIT: () =>
    'Installing from a git address needs the program git, which was not found on this computer. Install it, or take a tarball.',
  ECONNREFUSED: () =>
    'The registry of packages does not answer. Look at the setting PLUGIN_REGISTRY, or install from a file.',
  ENOTFOUND: () =>
    'The registry of packages was not found. Is this computer connected? A package can be installed from a file too.',
  EALLOWGIT: () => 'It depends on a package in a git repository. Plugins may depend on packages of a registry only.',
  EALLOWREMOTE: () => 'It depends on a package at an address. Plugins may depend on packages of a registry only.',
  EALLOWFILE: () => 'It depends on a file of another computer. Plugins may depend on packages of a registry only.',
  EALLOWDIRECTORY: () =>
    'It depends on a folder of another computer. Plugins may depend on packages of a registry only.',
}

/** An error of npm's libraries as lines for a person, the plainest one first. */
export function failureLines(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)]
  const code = 'code' in error ? String(error.code) : ''
  const sentence = Object.hasOwn(SENTENCES, code) ? SENTENCES[code]?.(error) : undefined
  const stderr = 'stderr' in error ? String(error.stderr) : ''
  const lines = [sentence ?? '', ...error.message.split('\n'), ...stderr.split('\n')]
  return [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))]
}

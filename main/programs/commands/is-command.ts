/** Is this for the command line, and not for starting a station? */
export const isCommand = (argv: readonly string[]): boolean => argv[0] === 'plugins'

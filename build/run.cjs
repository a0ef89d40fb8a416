'use strict'
// Starts a script of build/scripts, `node build/run.cjs test --only e2e`. Plain old JavaScript on purpose: the scripts are
// TypeScript, which an old Node refuses with a message that helps nobody.
const major = parseInt(process.versions.node, 10)
if (major < 24) {
  process.stderr.write(
    'Scanbench needs Node 24 or newer, and this is Node ' +
      process.versions.node +
      ': run it through npm ("npm ci", then "npm start"), which brings its own.\n',
  )
  process.exit(1)
}
const path = require('node:path')
const script = path.join(__dirname, 'scripts', process.argv[2] + '.ts')
process.argv.splice(1, 2, script)
void import(require('node:url').pathToFileURL(script).href)

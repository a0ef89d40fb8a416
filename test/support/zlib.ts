export { ZLIB } from '../../plugins/builtin/zlib.ts'

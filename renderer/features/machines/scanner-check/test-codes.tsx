import { createPortal } from 'react-dom'
import { type TestCode, testCodeAddress } from '../../../client/scanner-check.ts'
import styles from './scanner-check.module.css'

export const CODE_NAMES: Readonly<Record<TestCode, string>> = {
  signs: 'Code 1: letters, digits and signs',
  gs1: 'Code 2: GS1 with separators',
  long: 'Code 3: a long Data Matrix',
}

export function TestCodePicture({ code }: { code: TestCode }) {
  return (
    <div className={styles['code']}>
      <img src={testCodeAddress(code)} alt={CODE_NAMES[code]} />
    </div>
  )
}

/** Not seen on the screen: what is on the paper when the page is printed. */
export function TestCodeSheet() {
  return createPortal(
    <div className={`${styles['sheet'] ?? ''} scanner-check-sheet`}>
      {(Object.keys(CODE_NAMES) as TestCode[]).map((code) => (
        <figure key={code}>
          <figcaption>{CODE_NAMES[code]}</figcaption>
          <img src={testCodeAddress(code)} alt="" />
        </figure>
      ))}
    </div>,
    document.body,
  )
}

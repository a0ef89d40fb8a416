import { IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { codeText } from '../../components/texts.ts'
import { BigButton } from './big-button.tsx'
import { LinkDialog } from './link-dialog.tsx'
import styles from './card.module.css'
import unknown from './unknown-code.module.css'

/** Nothing was changed; the code in large letters, and what can be done next. */
export function UnknownCode({ code }: { code: string }) {
  const [isLinking, setLinking] = useState(false)
  return (
    <section className={styles['card']} aria-label="Unknown code">
      <div className={`code ${unknown['code']}`}>{codeText(code)}</div>
      <div className={styles['actions']}>
        <BigButton rank="primary" icon={<IconLink size={26} aria-hidden="true" />} onClick={() => setLinking(true)}>
          Link to an item…
        </BigButton>
      </div>
      {isLinking && <LinkDialog code={code} onClose={() => setLinking(false)} />}
    </section>
  )
}

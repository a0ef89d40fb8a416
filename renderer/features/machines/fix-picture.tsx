import type { ReactNode } from 'react'
import type { PrinterCondition } from '../../client/machine-work.ts'
import styles from './fix-picture.module.css'

/** What is done at the printer, seen from its side. The steps beside it say the same in words. */
export function FixPicture({ condition }: { condition: PrinterCondition }) {
  return (
    <svg className={styles['picture']} viewBox="0 0 132 92" aria-hidden="true">
      {PICTURES[SHOWN[condition]]}
    </svg>
  )
}

type Picture =
  'roll' | 'ribbon' | 'close' | 'jam' | 'label' | 'switch' | 'wait' | 'look' | 'knife' | 'charge' | 'button'

const SHOWN: Readonly<Record<PrinterCondition, Picture>> = {
  'paper out': 'roll',
  'paper low': 'roll',
  'ribbon out': 'ribbon',
  'ribbon low': 'ribbon',
  'head open': 'close',
  'paper jam': 'jam',
  'wrong media': 'roll',
  'not calibrated': 'button',
  'label waiting': 'label',
  'too hot': 'wait',
  'too cold': 'wait',
  'head fault': 'switch',
  'cutter fault': 'knife',
  'buffer full': 'wait',
  'battery low': 'charge',
  offline: 'button',
  paused: 'button',
  fault: 'look',
}

const OPEN = (
  <>
    <rect className={styles['case']} x="18" y="54" width="70" height="30" rx="5" />
    <rect className={styles['case']} x="36" y="42" width="52" height="12" rx="5" transform="rotate(75 86 54)" />
  </>
)

const CLOSED = (
  <>
    <rect className={styles['case']} x="18" y="36" width="70" height="48" rx="6" />
    <path d="M18 52h70" />
    <circle cx="78" cy="44" r="3" />
  </>
)

const DOWN = <path className={styles['hand']} d="M50 8v16m-7-7 7 7 7-7" />

const PICTURES: Readonly<Record<Picture, ReactNode>> = {
  roll: (
    <>
      {OPEN}
      <circle className={styles['paper']} cx="50" cy="48" r="17" />
      <circle className={styles['paper']} cx="50" cy="48" r="5" />
      <path className={styles['paper']} d="M33 48q-2 20-22 22" />
      {DOWN}
    </>
  ),
  ribbon: (
    <>
      {OPEN}
      <circle cx="36" cy="50" r="10" />
      <circle cx="66" cy="50" r="6" />
      <path d="M36 60h30" />
      <circle cx="36" cy="50" r="3" />
      {DOWN}
    </>
  ),
  close: (
    <>
      {OPEN}
      <path className={styles['hand']} d="M62 12q-26 2-34 26m-7-8 7 9 8-6" />
    </>
  ),
  jam: (
    <>
      {OPEN}
      <path className={styles['paper']} d="M34 66V46l8 6 8-10 8 9 8-6v21z" />
      <path className={styles['hand']} d="M50 30V8m-7 7 7-7 7 7" />
    </>
  ),
  label: (
    <>
      {CLOSED}
      <path className={styles['paper']} d="M8 66h24v12H8z" />
      <path className={styles['hand']} d="M9 58V36m-6 6 6-6 6 6" />
    </>
  ),
  switch: (
    <>
      {CLOSED}
      <path className={styles['hand']} d="M110 22v14m-8-10a13 13 0 1 0 16 0" />
    </>
  ),
  wait: (
    <>
      {CLOSED}
      <circle className={styles['hand']} cx="110" cy="34" r="15" />
      <path className={styles['hand']} d="M110 25v9l7 4" />
    </>
  ),
  look: (
    <>
      {CLOSED}
      <rect x="28" y="60" width="30" height="14" rx="2" />
      <path className={styles['hand']} d="M43 63v4m0 4v.1" />
      <circle className={styles['hand']} cx="104" cy="30" r="12" />
      <path className={styles['hand']} d="m95 39-16 16" />
    </>
  ),
  knife: (
    <>
      {OPEN}
      <path d="m22 54 6 8 6-8 6 8 6-8 6 8 6-8" />
      <path className={styles['hand']} d="m28 16 24 24m0-24L28 40" />
    </>
  ),
  charge: (
    <>
      {CLOSED}
      <path className={styles['hand']} d="M98 22h22v34H98zm7-5h8m-3 12-6 11h10l-6 10" />
    </>
  ),
  button: (
    <>
      {CLOSED}
      <circle className={styles['hand']} cx="78" cy="44" r="7" />
      <path className={styles['hand']} d="M112 14 91 36m10-1-10 1 1-10" />
    </>
  ),
}

import type { ControlAnswer } from './connection.ts'

const PAPER_EMPTY = 0x20
const SELECTED = 0x10
const NO_ERROR = 0x08

/** The byte of GET_PORT_STATUS (USB Device Class Definition for Printing Devices, 4.2.2). */
export function parsePortStatus(status: number): ControlAnswer {
  return {
    kind: 'port status',
    hasPaper: (status & PAPER_EMPTY) === 0,
    isSelected: (status & SELECTED) !== 0,
    isFaulty: (status & NO_ERROR) === 0,
  }
}

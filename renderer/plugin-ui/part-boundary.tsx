import { Component, type ReactNode } from 'react'

interface PartBoundaryProps {
  onError: (error: Error) => void
  children: ReactNode
}

/** What a plugin's component throws is told to its frame, and the rest of the window works. */
export class PartBoundary extends Component<PartBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override componentDidCatch(error: unknown) {
    this.props.onError(error instanceof Error ? error : new Error(String(error)))
  }

  override render() {
    return this.state.hasFailed ? null : this.props.children
  }
}

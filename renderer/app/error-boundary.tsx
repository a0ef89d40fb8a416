import { Component, type ReactNode } from 'react'
import { EmptyState } from '../components/empty-state.tsx'

interface ErrorBoundaryProps {
  /** The part of the window, for the sentence. */
  what: string
  children: ReactNode
}

/** A crashed part is a card of its own; the rest of the window works. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <div role="alert">
        <EmptyState icon="!" sentence={`${this.props.what} stopped: ${error.message}`}>
          <button type="button" onClick={() => this.setState({ error: null })}>
            Reload this part
          </button>
        </EmptyState>
      </div>
    )
  }
}

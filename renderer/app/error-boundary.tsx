/** What is shown when a screen breaks: what happened, what is safe, the next step. It names a code, never a word written. */
import { Component } from 'react';
import type { ReactNode } from 'react';
import { FailurePage } from '../features/unlock/failure-page.tsx';
import { lockNow } from './lock-now.ts';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly code: string | null;
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override readonly state: ErrorBoundaryState = { code: null };

  /** Only the kind of error: a message could hold anything. */
  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { code: error instanceof Error ? error.name : 'unknown' };
  }

  override render(): ReactNode {
    if (this.state.code === null) return this.props.children;
    return <FailurePage code={this.state.code} onRestart={() => void lockNow()} />;
  }
}

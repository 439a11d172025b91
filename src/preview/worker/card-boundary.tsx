import { createRemoteReactComponent } from '@remote-ui/react';
import { Component, type ReactNode } from 'react';

const ErrorState = createRemoteReactComponent<'ErrorState', { title: string; children?: ReactNode }>(
  'ErrorState',
);
const Text = createRemoteReactComponent<'Text', { children?: ReactNode }>('Text');

interface Props {
  readonly onError: (error: unknown) => void;
  readonly children: ReactNode;
}

/** Keeps a crash of the card from leaving an empty place that nobody can explain. */
export class CardBoundary extends Component<Props, { readonly words: string | null }> {
  override state = { words: null };

  static getDerivedStateFromError(error: unknown): { words: string } {
    return { words: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    if (this.state.words === null) return this.props.children;
    return (
      <ErrorState title="The card crashed">
        <Text>{this.state.words}</Text>
      </ErrorState>
    );
  }
}

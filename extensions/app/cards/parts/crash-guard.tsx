/** An answer of another shape than expected must not leave an empty place on the record, without a word. */
import { Button, ErrorState, logger, Text } from '@hubspot/ui-extensions';
import { Component, type ReactNode } from 'react';

import type { Words } from '../locales/en.ts';

interface Props {
  readonly words: Words;
  readonly onRetry: () => void;
  readonly children: ReactNode;
}

interface State {
  readonly crashed: boolean;
}

export class CrashGuard extends Component<Props, State> {
  // A class field would make the build put a helper in front of the bundle's function.
  constructor(props: Props) {
    super(props);
    this.state = { crashed: false };
  }

  static getDerivedStateFromError(): State {
    return { crashed: true };
  }

  override componentDidCatch(error: Error): void {
    logger.error(error.message);
  }

  /** Another answer is another chance. */
  override componentDidUpdate(before: Props): void {
    if (this.state.crashed && before.children !== this.props.children) this.setState({ crashed: false });
  }

  override render(): ReactNode {
    const { words, children, onRetry } = this.props;
    if (!this.state.crashed) return children;
    return (
      <ErrorState title={words.cannotRead}>
        <Text>{words.crashed}</Text>
        <Button size="sm" onClick={onRetry}>
          {words.reload}
        </Button>
      </ErrorState>
    );
  }
}

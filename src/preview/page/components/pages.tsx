/** What pages and the app's home may use beside the components of cards. */
import { Button, type ButtonProps } from './buttons.tsx';
import { mark, type ParentProps } from './common.ts';

export const HeaderActions = (props: ParentProps) => (
  <div className="pv-header-actions" {...mark(props)}>
    {props.children}
  </div>
);
export const PrimaryHeaderActionButton = (props: ButtonProps) => <Button {...props} variant="primary" />;
export const SecondaryHeaderActionButton = (props: ButtonProps) => <Button {...props} variant="secondary" />;

export const PageTitle = (props: ParentProps) => (
  <h2 className="pv-page-title" {...mark(props)}>
    {props.children}
  </h2>
);

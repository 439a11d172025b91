import { classes, mark, type ParentProps } from './common.ts';

interface TextProps extends ParentProps {
  readonly variant?: string;
  readonly inline?: boolean;
  readonly format?: {
    readonly fontWeight?: string;
    readonly italic?: boolean;
    readonly lineDecoration?: string;
    readonly textTransform?: string;
  };
  readonly truncate?: boolean | { readonly maxWidth?: number; readonly tooltipText?: string };
}

const WEIGHTS: Readonly<Record<string, number>> = { regular: 400, demibold: 600, bold: 700 };
const LINES: Readonly<Record<string, string>> = { underline: 'underline', strikethrough: 'line-through' };

export function Text({ variant = 'bodytext', inline, format = {}, truncate, ...props }: TextProps) {
  const cut = typeof truncate === 'object' ? truncate : {};
  const sentence = format.textTransform === 'sentenceCase';
  return (
    <span
      className={classes(
        'pv-text',
        `is-${variant}`,
        inline === true ? 'is-inline' : 'is-block',
        truncate !== undefined && truncate !== false && 'is-truncated',
        sentence && 'is-sentence',
      )}
      title={cut.tooltipText}
      style={{
        fontWeight: WEIGHTS[format.fontWeight ?? ''],
        fontStyle: format.italic === true ? 'italic' : undefined,
        textDecoration: LINES[format.lineDecoration ?? ''],
        textTransform: sentence ? undefined : (format.textTransform as 'uppercase' | undefined),
        maxWidth: cut.maxWidth,
      }}
      {...mark(props)}
    >
      {props.children}
    </span>
  );
}

export const Heading = ({ inline, ...props }: ParentProps & { readonly inline?: boolean }) => (
  <h3 className={classes('pv-heading', inline && 'is-inline')} {...mark(props)}>
    {props.children}
  </h3>
);

export function List({ variant = 'unordered', ...props }: ParentProps & { readonly variant?: string }) {
  const Tag = variant.startsWith('ordered') ? 'ol' : 'ul';
  const children = Array.isArray(props.children) ? props.children : [props.children];
  return (
    <Tag className={classes('pv-list', `is-${variant}`)} {...mark(props)}>
      {children.map((child, index) => (
        <li key={index}>{child}</li>
      ))}
    </Tag>
  );
}

export const DescriptionList = ({
  direction = 'column',
  ...props
}: ParentProps & { readonly direction?: string }) => (
  <dl className={classes('pv-description', `is-${direction}`)} {...mark(props)}>
    {props.children}
  </dl>
);

export const DescriptionListItem = ({ label, ...props }: ParentProps & { readonly label: string }) => (
  <div className="pv-description-item" {...mark(props)}>
    <dt>{label}</dt>
    <dd>{props.children}</dd>
  </div>
);

import { addressOf, describeEvent, mark } from './common.ts';
import type { ClickProps } from './buttons.tsx';
import { reactions, useOverlay } from './overlays.tsx';

interface ImageProps extends ClickProps {
  readonly src: string;
  readonly alt?: string;
  readonly width?: number;
  readonly height?: number;
}

export function Image({ src, alt = '', width, height, href, onClick, overlay, ...props }: ImageProps) {
  const { show, place } = useOverlay(overlay);
  const image = <img className="pv-image" {...{ src, alt, width, height }} {...mark(props)} />;
  const click = () => {
    onClick?.(describeEvent('click'), reactions);
    show();
  };
  return (
    <>
      {href === undefined && onClick === undefined && overlay == null ? (
        image
      ) : (
        <a {...addressOf(href)} onClick={click}>
          {image}
        </a>
      )}
      {place}
    </>
  );
}

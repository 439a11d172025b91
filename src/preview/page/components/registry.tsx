/** The components by the names they have in HubSpot. */
import type { ComponentType } from 'react';

import * as buttons from './buttons.tsx';
import * as charts from './charts.tsx';
import * as crm from './crm.tsx';
import * as disclosure from './disclosure.tsx';
import { Dropdown, DropdownButtonItem } from './dropdown.tsx';
import { Icon } from './icon.tsx';
import { Image } from './image.tsx';
import * as inputs from './inputs.tsx';
import * as layout from './layout.tsx';
import * as overlays from './overlays.tsx';
import * as pages from './pages.tsx';
import * as selects from './selects.tsx';
import * as states from './states.tsx';
import * as statistics from './statistics.tsx';
import * as tables from './tables.tsx';
import * as tags from './tags.tsx';
import * as text from './text.tsx';
import * as toggles from './toggles.tsx';
import { drawUnknown } from './unknown.tsx';

const { Button, LoadingButton, ButtonRow, Link } = buttons;
const { Modal, ModalBody, ModalFooter, Panel, PanelBody, PanelFooter, PanelSection } = overlays;
const { CrmActionButton, CrmActionLink, CrmPropertyList } = crm;

/** Props come from a card, so that no two components agree on them. */
export const COMPONENTS = {
  ...{ Button, LoadingButton, ButtonRow, Link, Dropdown, DropdownButtonItem },
  ...{ Modal, ModalBody, ModalFooter, Panel, PanelBody, PanelFooter, PanelSection },
  ...{ CrmActionButton, CrmActionLink, CrmPropertyList, Icon, Image },
  ...{ ...charts, ...disclosure, ...inputs, ...layout, ...pages, ...selects, ...states, ...statistics },
  ...{ ...tables, ...tags, ...text, ...toggles },
} as unknown as Readonly<Record<string, ComponentType<Record<string, unknown>>>>;

/** Never throws: a component that HubSpot has and the preview has not must be seen, not fatal. */
export function findComponent(
  name: string,
  report: (name: string) => void,
): ComponentType<Record<string, unknown>> {
  return Object.hasOwn(COMPONENTS, name) && COMPONENTS[name] !== undefined
    ? COMPONENTS[name]
    : drawUnknown(name, report);
}

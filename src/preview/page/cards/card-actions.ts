/** The actions HubSpot gives to a card. Callbacks of the card are kept, since it lets go of them when the call ends. */
import { retain } from '@remote-ui/rpc';

import { closeOverlay } from '../components/overlays.tsx';

export interface ShownAlert {
  readonly type?: string;
  readonly title?: string;
  readonly message: string;
}

type Properties = Readonly<Record<string, string>>;

/** What the page lends the actions. */
export interface ActionHost {
  readonly addAlert: (alert: ShownAlert) => void;
  readonly refresh: () => void;
  readonly reload: () => void;
  readonly properties: (names: readonly string[] | '*') => Properties;
  /** Calls back whenever the record changes. */
  readonly watch: (call: () => void) => void;
  readonly log: (text: string) => void;
}

export function createActions(host: ActionHost) {
  return {
    addAlert: (alert: ShownAlert) => host.addAlert(alert),
    reloadPage: () => host.reload(),
    refreshObjectProperties: () => host.refresh(),
    fetchCrmObjectProperties: (names: readonly string[] | '*') => host.properties(names),
    onCrmPropertiesUpdate: (names: readonly string[] | '*', call: (properties: Properties) => void) => {
      retain(call);
      host.watch(() => call(host.properties(names)));
    },
    closeOverlay: (id: string) => closeOverlay(id),
    copyTextToClipboard: (text: string) => navigator.clipboard.writeText(text),
    openIframeModal: ({ uri }: { readonly uri: string }) => host.log(`openIframeModal ${uri}`),
    navigateToPage: ({ to }: { readonly to: string }) => host.log(`navigateToPage ${to}`),
  };
}

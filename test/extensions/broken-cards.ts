/** Cards that HubSpot would refuse, or that would fail in its worker after the upload. */
import { set, type Breakage } from './breakage.ts';

const FOLDER = 'extensions/app/cards';
const CARDS = [
  { meta: `${FOLDER}/buying-group-card-hsmeta.json`, entry: 'BuyingGroupCard.tsx' },
  { meta: `${FOLDER}/contact-card-hsmeta.json`, entry: 'ContactCard.tsx' },
  { meta: `${FOLDER}/company-card-hsmeta.json`, entry: 'CompanyCard.tsx' },
] as const;

export const BROKEN_CARDS: readonly Breakage[] = CARDS.flatMap(({ meta, entry }): Breakage[] => [
  {
    name: `no ${meta}`,
    damage: (copy) => copy.remove(meta),
    file: meta,
    message: /no component of the type card/,
  },
  {
    name: `no JSON in ${meta}`,
    damage: (copy) => copy.write(meta, '{ "uid": '),
    file: meta,
    message: /./,
  },
  {
    name: `a place there is not, in ${meta}`,
    damage: set(meta, 'config.location', 'crm.record.middle'),
    file: meta,
    message: /location/,
  },
  {
    name: `no ${entry}`,
    damage: (copy) => copy.remove(`${FOLDER}/${entry}`),
    file: meta,
    message: /does not exist/,
  },
  {
    name: `a ${entry} that registers nothing`,
    damage: (copy) => copy.write(`${FOLDER}/${entry}`, 'const nothing = 1;'),
    file: meta,
    message: /does not call hubspot.extend/,
  },
]);

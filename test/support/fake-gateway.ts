/**
 * HubSpot as the worker sees it, on plain maps: no network, no limits. Tests put into it what is true and
 * look at what was written.
 */
import { createHash } from 'node:crypto';
import type {
  AssociationsOf,
  AssociationType,
  Gateway,
  HubSpotObject,
  ObjectType,
  PairTypes,
  PastValue,
  Write,
} from '../../src/hubspot/gateway.ts';

type Types = readonly Pick<AssociationType, 'category' | 'typeId'>[];

interface Stored {
  properties: Record<string, string | null>;
  /** By property, oldest first. */
  readonly history: Record<string, PastValue[]>;
  readonly createdAt: number;
  updatedAt: number;
  archived: boolean;
}

/** One write that reached the portal. */
export interface SeenWrite {
  readonly verb: 'update' | 'upsert' | 'archive' | 'pairs' | 'removeLabels' | 'removeAssociations';
  readonly type: ObjectType;
  /** Id, key, or `<fromId>:<toId>`. */
  readonly id: string;
  /** Order in which the calls began and ended, over all writes. */
  readonly began: number;
  ended: number;
}

export interface FakePortal {
  readonly gateway: Gateway;
  readonly writes: SeenWrite[];
  put(type: ObjectType, id: string, properties: Record<string, string>, at: number): void;
  archive(type: ObjectType, id: string): void;
  /** Both directions; `types` as seen from the first. */
  link(from: ObjectType, fromId: string, to: ObjectType, toId: string, types?: Types): void;
  unlink(from: ObjectType, fromId: string, to: ObjectType, toId: string): void;
  find(type: ObjectType, id: string): HubSpotObject | null;
  list(type: ObjectType): HubSpotObject[];
  linksOf(from: ObjectType, fromId: string, to: ObjectType): AssociationsOf['to'];
}

export interface FakeOptions {
  readonly now: () => number;
  /** Called before every call is carried out: may wait or throw. */
  readonly before?: (verb: string, isRead: boolean) => Promise<void>;
}

/** From a task, by HubSpot's own types. */
const TASK_LINKS = [
  ['contacts', 204],
  ['companies', 192],
  ['deals', 216],
] as const;

const PLAIN: Types = [{ category: 'HUBSPOT_DEFINED', typeId: 3 }];

export function createFakePortal({ now, before = async () => undefined }: FakeOptions): FakePortal {
  const objects = new Map<string, Map<string, Stored>>();
  const links = new Map<string, Map<string, Types>>();
  const writes: SeenWrite[] = [];
  let clock = 0;

  const table = (type: ObjectType): Map<string, Stored> => {
    const known = objects.get(type) ?? new Map<string, Stored>();
    objects.set(type, known);
    return known;
  };
  const view = (id: string, { properties, createdAt, updatedAt, archived }: Stored): HubSpotObject => ({
    id,
    properties: { ...properties },
    createdAt,
    updatedAt,
    archived,
  });
  const set = (known: Stored, properties: Record<string, string>, at: number): void => {
    for (const [name, value] of Object.entries(properties)) {
      if (known.properties[name] === value) continue;
      (known.history[name] ??= []).push({ value, at, sourceType: 'CRM_UI' });
      known.properties[name] = value;
    }
    known.updatedAt = at;
  };
  const one = (from: ObjectType, fromId: string, to: ObjectType): Map<string, Types> => {
    const key = `${from}:${fromId}:${to}`;
    const known = links.get(key) ?? new Map<string, Types>();
    links.set(key, known);
    return known;
  };
  const link: FakePortal['link'] = (from, fromId, to, toId, types = PLAIN) => {
    one(from, fromId, to).set(toId, types);
    one(to, toId, from).set(fromId, types);
  };
  const unlink: FakePortal['unlink'] = (from, fromId, to, toId) => {
    one(from, fromId, to).delete(toId);
    one(to, toId, from).delete(fromId);
  };
  const put: FakePortal['put'] = (type, id, properties, at) => {
    const born: Stored = { properties: {}, history: {}, createdAt: at, updatedAt: at, archived: false };
    const known = table(type).get(id) ?? born;
    table(type).set(id, known);
    known.archived = false;
    set(known, properties, at);
  };
  const linksOf: FakePortal['linksOf'] = (from, fromId, to) =>
    [...one(from, fromId, to)]
      .filter(([id]) => table(to).get(id)?.archived === false)
      .map(([id, types]) => ({ id, types: types.map((each) => ({ ...each, label: null })) }));

  const write = async <Answer>(
    verb: SeenWrite['verb'],
    type: ObjectType,
    ids: readonly string[],
    carryOut: () => Answer,
  ): Promise<Answer> => {
    const seen = ids.map((id): SeenWrite => ({ verb, type, id, began: clock++, ended: -1 }));
    writes.push(...seen);
    await before(verb, false);
    const answer = carryOut();
    for (const each of seen) each.ended = clock++;
    return answer;
  };
  const change = (type: ObjectType, id: string, properties: Write['properties']): HubSpotObject | null => {
    const known = table(type).get(id);
    if (known === undefined || known.archived) return null;
    set(known, properties, now());
    return view(id, known);
  };

  const gateway: Partial<Gateway> = {
    readObjects: async (type, ids) => {
      for (let start = 0; start === 0 || start < ids.length; start += 100) await before('readObjects', true);
      const live = (id: string) => table(type).get(id)?.archived === false;
      return {
        found: ids.filter(live).map((id) => view(id, table(type).get(id)!)),
        missing: ids.filter((id) => !live(id)),
      };
    },
    readObjectsBy: async (type, idProperty, values) => {
      await before('readObjectsBy', true);
      const found = [...table(type)].filter(
        ([, each]) => !each.archived && values.includes(each.properties[idProperty] ?? ''),
      );
      const there = new Set(found.map(([, each]) => each.properties[idProperty]));
      return {
        found: found.map(([id, each]) => view(id, each)),
        missing: values.filter((value) => !there.has(value)),
      };
    },
    readHistory: async (type, ids, _properties, historyOf) => {
      const live = ids.filter((id) => table(type).get(id)?.archived === false);
      for (let start = 0; start < ids.length; start += 50) await before('readHistory', true);
      return {
        found: live.map((id) => {
          const stored = table(type).get(id)!;
          const history = historyOf.map((name) => [name, stored.history[name]?.toReversed() ?? []] as const);
          return { ...view(id, stored), history: Object.fromEntries(history) };
        }),
        missing: ids.filter((id) => !live.includes(id)),
      };
    },
    listMarketingEvents: async () => {
      await before('listMarketingEvents', true);
      return { events: [], next: null };
    },
    searchChanged: async function* (type, since) {
      const changed = [...table(type)]
        .filter(([, { archived, updatedAt }]) => !archived && updatedAt >= since)
        .map(([id, { updatedAt }]) => ({ id, updatedAt }))
        .sort((a, b) => Number(a.id) - Number(b.id));
      for (let start = 0; start === 0 || start < changed.length; start += 200) {
        await before('searchChanged', true);
        yield changed.slice(start, start + 200);
      }
    },
    findCompanies: async (domains) => {
      await before('findCompanies', true);
      return [...table('companies')].flatMap(([id, { archived, properties }]) => {
        const domain = properties.domain ?? null;
        return !archived && domain !== null && domains.includes(domain) ? [{ id, domain }] : [];
      });
    },
    archiveObjects: (type, ids) =>
      write('archive', type, ids, () => {
        for (const id of ids) {
          const known = table(type).get(id);
          if (known !== undefined) known.archived = true;
        }
      }),
    updateObjects: (type, wanted) =>
      write(
        'update',
        type,
        wanted.map(({ id }) => id),
        () => {
          const results = wanted.map(({ id, properties }) => ({ id, object: change(type, id, properties) }));
          return {
            written: results.flatMap(({ object }) => object ?? []),
            failures: results.flatMap(({ id, object }) =>
              object === null ? [{ id, message: 'no such object', category: 'OBJECT_NOT_FOUND' }] : [],
            ),
          };
        },
      ),
    upsertObjects: (type, idProperty, wanted) =>
      write(
        'upsert',
        type,
        wanted.map(({ id }) => id),
        () => {
          const written = wanted.map(({ id: value, properties }) => {
            const known = [...table(type)].find(([, each]) => each.properties[idProperty] === value);
            const id = known?.[0] ?? idOf(value);
            put(type, id, { ...properties, [idProperty]: value }, now());
            return view(id, table(type).get(id)!);
          });
          return { written, failures: [] };
        },
      ),
    createObjects: async (type, creations) => {
      await before('createObjects', false);
      const created = creations.map(({ id: name, properties, associations }) => {
        const id = idOf(`${type}:${name}`);
        put(type, id, { ...properties }, now());
        for (const { toId, typeId } of associations)
          for (const [to, plain] of TASK_LINKS) if (plain === typeId) link(type, id, to, toId);
        return [name, id] as const;
      });
      return { created: new Map(created), failures: [] };
    },
    readAssociations: async (from, to, fromIds) => {
      await before('readAssociations', true);
      return fromIds.map((fromId) => ({ fromId, to: linksOf(from, fromId, to) }));
    },
    setAssociations: (from, to, pairs) =>
      write('pairs', from, pairs.map(namePair), () => {
        for (const { fromId, toId, types } of pairs) link(from, fromId, to, toId, types);
        return { failures: [] };
      }),
    removeLabels: (from, to, pairs) =>
      write('removeLabels', from, pairs.map(namePair), () => {
        for (const { fromId, toId, types } of pairs) {
          const standing = one(from, fromId, to).get(toId) ?? [];
          const gone = new Set(types.map(({ typeId }) => typeId));
          link(
            from,
            fromId,
            to,
            toId,
            standing.filter(({ typeId }) => !gone.has(typeId)),
          );
        }
      }),
    removeAssociations: (from, to, pairs) =>
      write('removeAssociations', from, pairs.map(namePair), () => {
        for (const { fromId, toId } of pairs) unlink(from, fromId, to, toId);
      }),
  };
  return {
    gateway: refuseTheRest(gateway),
    writes,
    put,
    archive: (type, id) => {
      const known = table(type).get(id);
      if (known !== undefined) known.archived = true;
    },
    link,
    unlink,
    find: (type, id) => {
      const known = table(type).get(id);
      return known === undefined ? null : view(id, known);
    },
    list: (type) =>
      [...table(type)].filter(([, { archived }]) => !archived).map(([id, each]) => view(id, each)),
    linksOf,
  };
}

/** The same key makes the same id in every order of creation. */
function idOf(key: string): string {
  return String(900_000_000_000 + parseInt(createHash('sha256').update(key).digest('hex').slice(0, 10), 16));
}

function namePair({ fromId, toId }: Pick<PairTypes, 'fromId' | 'toId'>): string {
  return `${fromId}:${toId}`;
}

/** Definitions are the installation's subject; the worker never asks for them here. */
function refuseTheRest(gateway: Partial<Gateway>): Gateway {
  return new Proxy(gateway as Gateway, {
    get: (target, name) => {
      const verb: unknown = Reflect.get(target, name);
      if (verb !== undefined) return verb;
      throw new Error(`the fake portal does not know ${String(name)}`);
    },
  });
}

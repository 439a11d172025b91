/** What the page shows, kept in its address so that it can be linked to. */
import { BACKENDS, RECORD_TYPE_IDS, type Backend, type Locale, type RecordType } from '../link/protocol.ts';

export interface Choices {
  readonly type: RecordType;
  /** `null`: the first record of the type. */
  readonly id: string | null;
  /** The `uid` of a page or of settings to show in place of a record; `null`: the record's own cards. */
  readonly page: string | null;
  readonly locale: Locale;
  readonly user: string;
  readonly backend: Backend;
}

export function readChoices(search: string): Choices {
  const query = new URLSearchParams(search);
  const [type = '', id = ''] = (query.get('record') ?? 'deals').split('/');
  const backend = BACKENDS.find((each) => each === query.get('backend'));
  return {
    type: isRecordType(type) ? type : 'deals',
    id: /^\d+$/u.test(id) ? id : null,
    page: query.get('page'),
    locale: query.get('locale') === 'ru' ? 'ru' : 'en',
    user: query.get('user') ?? 'rep',
    backend: backend ?? 'healthy',
  };
}

export function writeChoices({ type, id, page, locale, user, backend }: Choices): string {
  const query = new URLSearchParams({ record: id === null ? type : `${type}/${id}`, locale, user, backend });
  if (page !== null) query.set('page', page);
  return `?${query.toString().replaceAll('%2F', '/')}`;
}

function isRecordType(text: string): text is RecordType {
  return Object.hasOwn(RECORD_TYPE_IDS, text);
}

/** An app whose answers the test gives, when and in the order it likes. */
import type { Act } from '../../extensions/app/cards/api/acts.ts';
import type { Answer, FailureKind } from '../../extensions/app/cards/api/answer.ts';
import type { CardApi } from '../../extensions/app/cards/api/card-api.ts';

export interface Asked<View> {
  readonly act: Act | null;
  readonly actionId: string | null;
  readonly answer: (answer: Answer<View>) => void;
}

export interface FakeApi<View> extends CardApi<View> {
  readonly asked: Asked<View>[];
}

export function createFakeApi<View>(): FakeApi<View> {
  const asked: Asked<View>[] = [];
  const ask = (act: Act | null, actionId: string | null) =>
    new Promise<Answer<View>>((resolve) => {
      asked.push({ act, actionId, answer: resolve });
    });
  return { asked, read: () => ask(null, null), act: ask };
}

export function shown<View>(view: View): Answer<View> {
  return { ok: true, view };
}

export function failed(kind: FailureKind, requestId: string | null = null): Answer<never> {
  return { ok: false, failure: { kind, requestId } };
}

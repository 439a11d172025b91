import type { Localized } from '../domain/vocabulary.ts';

/** Somebody took away something of ours while we worked: the portal is read again, and the work done with what is left. */
export class PortalChanged extends Error {
  override readonly name = 'PortalChanged';
  readonly words: Localized;

  /** `labels`: those that are missing now, by what they stand for. */
  constructor(labels: readonly string[]) {
    const names = labels.map((label) => `bg_${label}`).join(', ');
    const words = {
      en: `the portal no longer has the label ${names}: run "buying-groups install"; everything else goes on`,
      ru: `в портале больше нет метки ${names}: запустите «buying-groups install»; всё остальное работает`,
    };
    super(words.en);
    this.words = words;
  }
}

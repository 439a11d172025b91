/** The worked examples F1 to F3 as facts. */
import { act, contact, submission, visit } from '../support/facts.ts';
import type { CompanyFacts } from '../../src/domain/types.ts';

type Story = Pick<CompanyFacts, 'contacts' | 'interactions'>;

export const ELENA = '101';
export const SERGEY = '102';
export const OLGA = '103';
export const IVAN = '104';

/** F1 «Красная ромашка»: four people, four departments; the last seven days hold six interactions of three. */
export const RED_DAISY: Story = {
  contacts: [
    contact(ELENA, 'HR-менеджер'),
    contact(SERGEY, 'IT-директор'),
    contact(OLGA, 'Финансовый директор'),
    contact(IVAN, 'Генеральный директор'),
  ],
  interactions: [
    visit(ELENA, '/hr/leave-automation-brochure', 12.5),
    submission(IVAN, '/conference/hr-strategy', 'Регистрация на конференцию', 8.4),
    visit(ELENA, '/hr/compare', 6),
    submission(ELENA, '/webinars/hr-automation', 'Регистрация на вебинар', 5),
    submission(SERGEY, '/webinars/hr-api', 'Регистрация на вебинар', 4),
    visit(SERGEY, '/hr/api-docs', 3),
    submission(OLGA, '/hr/case-study', 'Скачать кейс', 2),
    submission(ELENA, '/hr/demo', 'Скачать демо', 1),
  ],
};

/** F1b: five people of unknown department, one action each, on three topics of one solution. */
export const FIVE_ON_HR_PAGES: Story = {
  contacts: ['201', '202', '203', '204', '205'].map((id) => contact(id, null)),
  interactions: [
    visit('201', '/hr/leave-automation-brochure', 18),
    visit('202', '/hr/accounting-integration', 15),
    visit('203', '/hr/compare', 11),
    visit('204', '/hr/leave-automation-brochure', 6),
    visit('205', '/hr/compare', 2),
  ],
};

/** F2 «Газмяснефть»: one person with five documents, three webinars and ten visits, all today. */
export const ONE_BUSY_PERSON: Story = {
  contacts: [contact('301', 'HR-менеджер')],
  interactions: [
    ...[1, 2, 3, 4, 5].map((n) => act('301', 'document', n / 100)),
    ...[1, 2, 3].map((n) => act('301', 'webinar_registration', n / 100)),
    ...Array.from({ length: 10 }, (_, n) => act('301', 'page_view', (n + 1) / 100)),
  ],
};

/** F3 «Арготрубосбыт»: four people with one document and one webinar each, all today. */
export const FOUR_QUIET_PEOPLE: Story = {
  contacts: [
    contact('401', 'HR-менеджер'),
    contact('402', 'IT-директор'),
    contact('403', 'Финансовый директор'),
    contact('404', 'Генеральный директор'),
  ],
  interactions: ['401', '402', '403', '404'].flatMap((id) => [
    act(id, 'document', 0.01),
    act(id, 'webinar_attendance', 0.02),
  ]),
};

/** People who come to a company one after the other: first the four a purchase needs, then whoever else takes part. */
import type { Portal } from '../../sandbox/portal.ts';
import { FORM, FORMS, submitForm, type Form } from './deeds.ts';

interface Colleague {
  readonly name: string;
  readonly title: string;
  readonly form: Form;
}

const { webinar, api, caseStudy, conference } = FORMS;

const COLLEAGUES: readonly Colleague[] = [
  { name: 'Наталья Орлова', title: 'HR-директор', form: webinar },
  { name: 'Андрей Лебедев', title: 'IT-директор', form: api },
  { name: 'Татьяна Морозова', title: 'Финансовый директор', form: caseStudy },
  { name: 'Виктор Новиков', title: 'Генеральный директор', form: conference },
  { name: 'Мария Кузнецова', title: 'Юрист', form: webinar },
  { name: 'Дмитрий Орлов', title: 'Руководитель отдела закупок', form: caseStudy },
  { name: 'Анна Белова', title: 'HR business partner', form: webinar },
  { name: 'Павел Зайцев', title: 'Системный администратор', form: api },
  { name: 'Ирина Павлова', title: 'Главный бухгалтер', form: caseStudy },
  { name: 'Роман Виноградов', title: 'Руководитель службы информационной безопасности', form: api },
  { name: 'Светлана Козлова', title: 'Операционный директор', form: webinar },
  { name: 'Алексей Степанов', title: 'Разработчик', form: api },
  { name: 'Юлия Николаева', title: 'Специалист по кадрам', form: webinar },
  {
    name: 'Константин Вознесенский-Преображенский',
    title: 'Заместитель генерального директора по административно-хозяйственной деятельности',
    form: conference,
  },
  { name: 'Екатерина Соловьёва', title: 'Менеджер по обучению персонала', form: webinar },
  { name: 'Николай Васильев', title: 'Архитектор решений', form: api },
  { name: 'Оксана Фёдорова', title: 'Экономист', form: caseStudy },
  { name: 'Георгий Тарасов', title: 'Руководитель отдела продаж', form: webinar },
  { name: 'Вера Жукова', title: 'Маркетолог', form: webinar },
  { name: 'Илья Комаров', title: 'Менеджер по продукту', form: webinar },
  { name: 'Людмила Щербакова', title: 'Руководитель расчётной группы', form: caseStudy },
  { name: 'Артём Гусев', title: 'Инженер по внедрению', form: api },
  { name: 'Полина Крылова', title: 'Рекрутер', form: webinar },
  { name: 'Станислав Мельник', title: 'Аудитор', form: caseStudy },
  { name: 'Евгения Яковлева', title: 'Помощник руководителя', form: conference },
];

/**
 * The colleague who comes next to this company, and the form through which HubSpot gets to know this person.
 *
 * @param at milliseconds since 1970
 * @param form `null`: entered by somebody of ours, without any interest
 * @returns the contact's id
 */
export function bringColleague(portal: Portal, companyId: string, at: number, form?: Form | null): string {
  const place = portal.associations('companies', companyId, 'contacts').length;
  const next = COLLEAGUES[place % COLLEAGUES.length] ?? { name: 'Новый Коллега', title: '', form: webinar };
  const [firstname = '', lastname = ''] = next.name.split(' ');
  const { domain = 'example.com' } = portal.find('companies', companyId)?.properties ?? {};
  const person = { firstname, lastname, jobtitle: next.title, email: `colleague-${place + 1}@${domain}` };
  const id = portal.createObject('contacts', person, { ...FORM, at });
  portal.associate({ type: 'contacts', id }, { type: 'companies', id: companyId }, [], { ...FORM, at });
  if (form !== null) submitForm(portal, id, form ?? next.form, at);
  return id;
}

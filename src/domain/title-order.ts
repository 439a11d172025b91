/** Which of several parts of a title leads, and which say too little to count. */
import type { PartReading } from './title-part.ts';

/** The parts with the one that says what the person is first; parts that say nothing about a person lose their departments. */
export function orderParts(readings: readonly PartReading[]): readonly PartReading[] {
  return leadByField(leadByPerson(leadByDuty(settleByTrade(dropTopics(readings)))));
}

/**
 * "Event - open interviews": none of the parts has a rank or a trade, some say nothing at all, and no word is of a
 * field beyond doubt. It is a topic and no title; "Production, quality" is all field and stays.
 */
function dropTopics(readings: readonly PartReading[]): readonly PartReading[] {
  const vague = readings.every(
    (each) => each.seniority === 'unknown' && !(namesDepartment(each) && each.says === 'field'),
  );
  return vague && !readings.every(namesDepartment) ? readings.map(withoutDepartments) : readings;
}

/**
 * «Нотариус / делопроизводитель»: whoever is first said to be of another walk of life belongs there, whatever he does
 * besides; only a director's chair outweighs it, if it says of what.
 */
function settleByTrade(readings: readonly PartReading[]): readonly PartReading[] {
  const first = readings.find(namesDepartment);
  const settled =
    first?.says === 'field' &&
    first.seniority !== 'unknown' &&
    first.departments.every(({ value }) => value === 'other');
  if (!settled) return readings;
  return readings.map((each) => (each === first || directs(each) ? each : withoutDepartments(each)));
}

function directs({ seniority, alone }: PartReading): boolean {
  return alone === null && (seniority === 'c_level' || seniority === 'vp' || seniority === 'director');
}

/** "Deputy CEO - Head of HR": who only stands in for the head of the company belongs to the field he answers for. */
function leadByDuty(readings: readonly PartReading[]): readonly PartReading[] {
  const first = readings.find(namesDepartment);
  const standsIn =
    first?.effects.some(({ value }) => value === 'deputy') === true &&
    first.departments.every(({ value }) => value === 'executive');
  if (!standsIn) return readings;
  const duty = readings.find(
    ({ departments, seniority, says }) =>
      seniority !== 'unknown' &&
      says === 'field' &&
      departments.some(({ value }) => value !== 'other' && value !== 'executive'),
  );
  return duty === undefined ? readings : toFront(duty, readings);
}

/** "ERP - Procurement Specialist": a part without a rank is a topic where a later part with one names its own field. */
function leadByPerson(readings: readonly PartReading[]): readonly PartReading[] {
  const first = readings.find(namesDepartment);
  if (first === undefined || first.seniority !== 'unknown' || first.alone !== null) return readings;
  const person = readings.find(
    (each) =>
      each !== first && namesDepartment(each) && each.seniority !== 'unknown' && each.says === 'field',
  );
  if (person === undefined) return readings;
  if (!person.departments.every(({ value }) => value === 'other')) return toFront(person, readings);
  const topic = first.says !== 'field';
  return topic ? readings.map((each) => (each === first ? withoutDepartments(each) : each)) : readings;
}

/**
 * "Project Manager - Network Security" works for security: words for work of every field yield to a field that a
 * later part names without a rank of its own, as they do within one part.
 */
function leadByField(readings: readonly PartReading[]): readonly PartReading[] {
  const first = readings.find(namesDepartment);
  if (first?.says !== 'general' || first.seniority === 'unknown') return readings;
  const field = readings.find(
    ({ departments, seniority, says }) =>
      seniority === 'unknown' &&
      says === 'field' &&
      departments.some(({ value }) => value !== 'other' && value !== 'executive'),
  );
  return field === undefined ? readings : toFront(field, readings);
}

function namesDepartment({ departments }: PartReading): boolean {
  return departments.length > 0;
}

function toFront(lead: PartReading, readings: readonly PartReading[]): readonly PartReading[] {
  return [lead, ...readings.filter((each) => each !== lead)];
}

function withoutDepartments(reading: PartReading): PartReading {
  return { ...reading, departments: [] };
}

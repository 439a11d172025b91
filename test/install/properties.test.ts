import { listContactProperties, listDealProperties } from '../../src/install/properties.ts';
import { RULES } from './portal-double.ts';

const all = [...listDealProperties(RULES), ...listContactProperties()];
const byName = new Map(all.map((property) => [property.name, property]));
const listValues = (name: string) => byName.get(name)?.options?.map((option) => option.value);

test('all properties of the public contract are defined, and no others', () => {
  expect(all.map((property) => `${property.name} ${property.type}/${property.fieldType}`).sort()).toEqual([
    'bg_active_members_7d number/number',
    'bg_bant_missing enumeration/checkbox',
    'bg_buying_roles enumeration/checkbox',
    'bg_consensus number/number',
    'bg_coverage_engaged number/number',
    'bg_coverage_identified number/number',
    'bg_coverage_validated number/number',
    'bg_department enumeration/select',
    'bg_departments enumeration/checkbox',
    'bg_detected_at datetime/date',
    'bg_engaged_member_count number/number',
    'bg_engagement_score number/number',
    'bg_first_touch_at datetime/date',
    'bg_handoff_at datetime/date',
    'bg_has_blocker bool/booleancheckbox',
    'bg_has_champion bool/booleancheckbox',
    'bg_interactions_7d number/number',
    'bg_key string/text',
    'bg_last_touch_at datetime/date',
    'bg_member_count number/number',
    'bg_momentum enumeration/select',
    'bg_open_concerns number/number',
    'bg_operating_model enumeration/select',
    'bg_priority number/number',
    'bg_priority_band number/number',
    'bg_risks enumeration/checkbox',
    'bg_roles_covered enumeration/checkbox',
    'bg_roles_missing enumeration/checkbox',
    'bg_seniority enumeration/select',
    'bg_solution enumeration/select',
    'bg_stage enumeration/select',
    'bg_summary string/text',
    'bg_threading enumeration/select',
    'bg_win_estimate number/number',
  ]);
});

test('only the key is unique, so that a deal is created once per opportunity', () => {
  expect(all.filter((property) => property.hasUniqueValue).map((property) => property.name)).toEqual([
    'bg_key',
  ]);
});

test('options are the ids of the contract, and the solutions those of the rule set', () => {
  expect(listValues('bg_solution')).toEqual(['hr_system', 'analytics_platform']);
  expect(listValues('bg_has_blocker')).toEqual(['true', 'false']);
  expect(listValues('bg_momentum')).toEqual(['up', 'flat', 'down']);
  expect(listValues('bg_bant_missing')).toEqual(['budget', 'authority', 'need', 'timeline']);
  expect(listValues('bg_stage')).toHaveLength(7);
  expect(listValues('bg_buying_roles')).toHaveLength(9);
});

test('labels are unique per object type, since people choose properties by them', () => {
  for (const list of [listDealProperties(RULES), listContactProperties()]) {
    expect(new Set(list.map((property) => property.label)).size).toBe(list.length);
  }
});

test('every property stands in the group and says what it is', () => {
  for (const property of all) {
    expect(property.groupName).toBe('buying_group');
    expect(property.description.length).toBeGreaterThan(10);
  }
});

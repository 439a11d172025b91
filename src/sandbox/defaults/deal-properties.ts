import {
  describeCalculated,
  describeChoice,
  describeTracked,
  describeWritable,
  OWNER,
} from './property-rows.ts';
import type { PropertyRow } from './property-rows.ts';

export const DEAL_PROPERTIES: readonly PropertyRow[] = [
  describeWritable('dealname', 'Deal Name'),
  // The allowed values are the portal's pipelines and their stages.
  { ...describeChoice('dealstage', 'Deal Stage', {}), fieldType: 'radio', externalOptions: true },
  { ...describeChoice('pipeline', 'Pipeline', {}), externalOptions: true },
  describeWritable('amount', 'Amount', 'number'),
  describeWritable('closedate', 'Close Date', 'datetime'),
  // Unlike a contact's, a deal's date of creation may be written.
  describeWritable('createdate', 'Create Date', 'datetime'),
  { ...describeWritable('description', 'Deal Description'), fieldType: 'textarea' },
  { ...describeWritable('closed_lost_reason', 'Closed Lost Reason'), fieldType: 'textarea' },
  { ...describeWritable('closed_won_reason', 'Closed Won Reason'), fieldType: 'textarea' },
  describeChoice('dealtype', 'Deal Type', {
    newbusiness: 'New Business',
    existingbusiness: 'Existing Business',
  }),
  describeChoice('hs_priority', 'Priority', { low: 'Low', medium: 'Medium', high: 'High' }),
  describeChoice('deal_currency_code', 'Currency', { EUR: 'EUR', RUB: 'RUB', USD: 'USD' }),
  describeWritable('hs_next_step', 'Next step'),
  OWNER,
  describeCalculated('hs_is_closed', 'Is Deal Closed?', 'bool'),
  describeCalculated('hs_is_closed_won', 'Is Closed Won', 'bool'),
  describeCalculated('hs_is_closed_lost', 'Is closed lost', 'bool'),
  describeCalculated('hs_deal_stage_probability', 'Deal probability', 'number'),
  describeCalculated('num_associated_contacts', 'Number of Associated Contacts', 'number'),
  describeTracked('notes_last_contacted', 'Last Contacted', 'datetime'),
  describeTracked('notes_last_updated', 'Last Activity Date', 'datetime'),
  describeTracked('hs_object_id', 'Record ID', 'number'),
  describeTracked('hs_lastmodifieddate', 'Last Modified Date', 'datetime'),
  describeTracked('hs_merged_object_ids', 'Merged record IDs'),
];

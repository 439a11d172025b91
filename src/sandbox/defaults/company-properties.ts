import {
  describeCalculated,
  describeChoice,
  describeTracked,
  describeWritable,
  OWNER,
} from './property-rows.ts';
import type { PropertyRow } from './property-rows.ts';

export const COMPANY_PROPERTIES: readonly PropertyRow[] = [
  describeWritable('name', 'Company name'),
  // Not unique: HubSpot lets two companies share a domain when they come through the API.
  describeWritable('domain', 'Company Domain Name'),
  describeWritable('website', 'Website URL'),
  describeWritable('phone', 'Phone Number', 'phone_number'),
  describeWritable('numberofemployees', 'Number of Employees', 'number'),
  describeWritable('annualrevenue', 'Annual Revenue', 'number'),
  describeChoice('industry', 'Industry', {
    ACCOUNTING: 'Accounting',
    COMPUTER_SOFTWARE: 'Computer Software',
    FINANCIAL_SERVICES: 'Financial Services',
    HUMAN_RESOURCES: 'Human Resources',
    INFORMATION_TECHNOLOGY_AND_SERVICES: 'Information Technology and Services',
    MACHINERY: 'Machinery',
    OIL_ENERGY: 'Oil & Energy',
    RETAIL: 'Retail',
    TELECOMMUNICATIONS: 'Telecommunications',
  }),
  describeWritable('city', 'City'),
  describeWritable('country', 'Country/Region'),
  describeWritable('description', 'Description'),
  describeChoice('lifecyclestage', 'Lifecycle Stage', {
    lead: 'Lead',
    opportunity: 'Opportunity',
    customer: 'Customer',
    other: 'Other',
  }),
  describeWritable('hs_is_target_account', 'Target Account', 'bool'),
  describeTracked('hs_parent_company_id', 'Parent Company', 'number'),
  describeCalculated('num_associated_contacts', 'Number of Associated Contacts', 'number'),
  describeCalculated('num_associated_deals', 'Number of Associated Deals', 'number'),
  OWNER,
  describeTracked('hs_object_id', 'Record ID', 'number'),
  describeTracked('createdate', 'Create Date', 'datetime'),
  describeTracked('hs_lastmodifieddate', 'Last Modified Date', 'datetime'),
  describeTracked('hs_merged_object_ids', 'Merged record IDs'),
];

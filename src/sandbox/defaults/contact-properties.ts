import {
  describeCalculated,
  describeChoice,
  describeTracked,
  describeWritable,
  OWNER,
} from './property-rows.ts';
import type { PropertyRow } from './property-rows.ts';

const PERSON: readonly PropertyRow[] = [
  // Unique by itself: two live contacts never share an address, and it can serve as idProperty.
  { ...describeWritable('email', 'Email'), hasUniqueValue: true },
  describeWritable('firstname', 'First Name'),
  describeWritable('lastname', 'Last Name'),
  describeWritable('jobtitle', 'Job Title'),
  describeWritable('job_function', 'Job function'),
  describeWritable('seniority', 'Seniority'),
  describeWritable('company', 'Company Name'),
  describeWritable('phone', 'Phone Number', 'phone_number'),
  describeWritable('mobilephone', 'Mobile Phone Number', 'phone_number'),
  describeWritable('website', 'Website URL'),
  describeWritable('city', 'City'),
  describeWritable('country', 'Country/Region'),
  describeWritable('industry', 'Industry'),
  describeWritable('hs_language', 'Preferred language'),
  describeWritable('hs_persona', 'Persona'),
  OWNER,
];

const LEAD: readonly PropertyRow[] = [
  describeChoice('lifecyclestage', 'Lifecycle Stage', {
    subscriber: 'Subscriber',
    lead: 'Lead',
    marketingqualifiedlead: 'Marketing Qualified Lead',
    salesqualifiedlead: 'Sales Qualified Lead',
    opportunity: 'Opportunity',
    customer: 'Customer',
    evangelist: 'Evangelist',
    other: 'Other',
  }),
  describeChoice('hs_lead_status', 'Lead Status', {
    NEW: 'New',
    OPEN: 'Open',
    IN_PROGRESS: 'In Progress',
    OPEN_DEAL: 'Open Deal',
    UNQUALIFIED: 'Unqualified',
    ATTEMPTED_TO_CONTACT: 'Attempted to Contact',
    CONNECTED: 'Connected',
    BAD_TIMING: 'Bad Timing',
  }),
  describeWritable('hubspotscore', 'HubSpot Score', 'number'),
];

/** The option lists of the enrichment fields are samples: HubSpot does not publish them. */
const BUYER: readonly PropertyRow[] = [
  {
    ...describeChoice('hs_buying_role', 'Buying Role', {
      BLOCKER: 'Blocker',
      BUDGET_HOLDER: 'Budget Holder',
      CHAMPION: 'Champion',
      DECISION_MAKER: 'Decision Maker',
      END_USER: 'End User',
      EXECUTIVE_SPONSOR: 'Executive Sponsor',
      INFLUENCER: 'Influencer',
      LEGAL_AND_COMPLIANCE: 'Legal & Compliance',
      OTHER: 'Other',
    }),
    fieldType: 'checkbox',
  },
  describeChoice('hs_role', 'Employment Role', {
    accounting: 'Accounting',
    customer_success: 'Customer Success',
    engineering: 'Engineering',
    finance: 'Finance',
    human_resources: 'Human Resources',
    information_technology: 'Information Technology',
    legal: 'Legal',
    marketing: 'Marketing',
    operations: 'Operations',
    sales: 'Sales',
  }),
  describeChoice('hs_sub_role', 'Employment Sub Role', {
    account_executive: 'Account Executive',
    data_engineer: 'Data Engineer',
    recruiter: 'Recruiter',
    system_administrator: 'System Administrator',
  }),
  describeChoice('hs_seniority', 'Employment Seniority', {
    owner: 'Owner',
    partner: 'Partner',
    executive: 'Executive',
    vp: 'VP',
    director: 'Director',
    manager: 'Manager',
    senior: 'Senior',
    employee: 'Employee',
    entry: 'Entry',
  }),
];

const TRACKED: readonly PropertyRow[] = [
  describeTracked('hs_analytics_last_url', 'Last Page Seen'),
  describeTracked('hs_analytics_last_visit_timestamp', 'Time of Last Session', 'datetime'),
  describeTracked('hs_analytics_last_timestamp', 'Time Last Seen', 'datetime'),
  describeTracked('hs_analytics_num_page_views', 'Number of Pageviews', 'number'),
  describeCalculated('recent_conversion_event_name', 'Recent Conversion', 'string'),
  describeCalculated('recent_conversion_date', 'Recent Conversion Date', 'datetime'),
  describeCalculated('first_conversion_event_name', 'First Conversion', 'string'),
  describeCalculated('first_conversion_date', 'First Conversion Date', 'datetime'),
  describeCalculated('num_conversion_events', 'Number of Form Submissions', 'number'),
  describeCalculated('num_unique_conversion_events', 'Number of Unique Forms Submitted', 'number'),
  describeTracked('hs_email_last_email_name', 'Last marketing email name'),
  describeTracked('hs_email_last_open_date', 'Last marketing email open date', 'datetime'),
  describeTracked('hs_email_last_click_date', 'Last marketing email click date', 'datetime'),
  describeTracked('hs_email_open', 'Marketing emails opened', 'number'),
  describeTracked('hs_email_click', 'Marketing emails clicked', 'number'),
  describeTracked('hs_sales_email_last_opened', 'Recent Sales Email Opened Date', 'datetime'),
  describeTracked('hs_sales_email_last_clicked', 'Recent Sales Email Clicked Date', 'datetime'),
  describeTracked('hs_sales_email_last_replied', 'Recent Sales Email Replied Date', 'datetime'),
  describeTracked('hs_last_sales_activity_timestamp', 'Last Engagement Date', 'datetime'),
  describeTracked('hs_latest_meeting_activity', 'Latest meeting activity', 'datetime'),
  describeTracked('engagements_last_meeting_booked', 'Date of last meeting booked', 'datetime'),
  describeTracked('notes_last_contacted', 'Last Contacted', 'datetime'),
  describeTracked('notes_last_updated', 'Last Activity Date', 'datetime'),
];

const RECORD: readonly PropertyRow[] = [
  describeTracked('associatedcompanyid', 'Primary Associated Company ID', 'number'),
  describeCalculated('num_associated_deals', 'Number of Associated Deals', 'number'),
  describeTracked('hs_object_id', 'Record ID', 'number'),
  describeTracked('createdate', 'Create Date', 'datetime'),
  describeTracked('lastmodifieddate', 'Last Modified Date', 'datetime'),
  describeTracked('hs_merged_object_ids', 'Merged record IDs'),
];

export const CONTACT_PROPERTIES = [...PERSON, ...LEAD, ...BUYER, ...TRACKED, ...RECORD];
